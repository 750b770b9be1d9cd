package dev.dropwise.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes files that no row names: a process was killed after it had kept a file and before it had
 * written the row. Young files are left alone, for their row may be on its way.
 */
@Component
class OrphanSweep {

    private static final Logger logger = LoggerFactory.getLogger(OrphanSweep.class);

    private static final Duration YOUNG = Duration.ofHours(1);

    private final BlobStore blobs;
    private final NamedBlobs named;
    private final Clock clock;

    OrphanSweep(BlobStore blobs, NamedBlobs named, Clock clock) {
        this.blobs = blobs;
        this.named = named;
        this.clock = clock;
    }

    /** What is not swept now is swept after the next start. */
    @EventListener(ApplicationReadyEvent.class)
    void sweepAtStart() {
        try {
            sweep();
        } catch (StoreFault fault) {
            logger.warn("No orphans were swept: {}", fault.getMessage());
        }
    }

    /** Looks first without a lock: hardly any file is an orphan. */
    void sweep() {
        Instant old = clock.instant().minus(YOUNG);
        blobs.forEachBefore(
                old,
                blob -> {
                    if (!named.isNamed(blob)) {
                        named.dropUnlessNamed(blob);
                    }
                });
    }
}
