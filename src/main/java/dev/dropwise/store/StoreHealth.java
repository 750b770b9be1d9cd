package dev.dropwise.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether files can be read and kept. */
@Component("store")
class StoreHealth implements HealthIndicator {

    private static final Logger logger = LoggerFactory.getLogger(StoreHealth.class);

    private final BlobStore blobs;

    StoreHealth(BlobStore blobs) {
        this.blobs = blobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tellAtStart() {
        try {
            blobs.check();
        } catch (StoreFault fault) {
            logger.error("Not ready: {}", fault.getMessage());
        }
    }

    @Override
    public Health health() {
        try {
            blobs.check();
            return Health.up().build();
        } catch (StoreFault fault) {
            return Health.down().withDetail("reason", String.valueOf(fault.getMessage())).build();
        }
    }
}
