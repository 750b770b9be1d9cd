package dev.dropwise.security;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes down what is done. A change is written by the thread that answers it. Of refusals, which
 * anybody can cause, so many a second are written, and the rest is counted in the next one.
 */
@Component
class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private static final int MOST_REFUSALS = 20;

    private final AuditEntries entries;
    private final AtomicLong unrecorded = new AtomicLong();
    private final Bucket refusals =
            Bucket.builder()
                    .addLimit(
                            limit ->
                                    limit.capacity(MOST_REFUSALS)
                                            .refillGreedy(MOST_REFUSALS, Duration.ofSeconds(1)))
                    .build();

    AuditLog(AuditEntries entries) {
        this.entries = entries;
    }

    void changed(AuditEntry entry) {
        write(entry);
    }

    void refused(AuditEntry entry) {
        if (refusals.tryConsume(1)) {
            write(entry.after(unrecorded.getAndSet(0)));
        } else {
            unrecorded.incrementAndGet();
        }
    }

    /** The answer stands: what cannot be written down is in the service's own log. */
    private void write(AuditEntry entry) {
        try {
            entries.add(entry);
        } catch (DataAccessException | TransactionException e) {
            log.error("Cannot write to the audit log: {}: {}", entry, e.toString());
        }
    }
}
