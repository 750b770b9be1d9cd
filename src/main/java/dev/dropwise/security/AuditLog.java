package dev.dropwise.security;

import io.github.bucket4j.Bucket;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes down what is done. A change is written by the thread that answers it. What came to nothing,
 * which anybody can cause, is counted where the same comes again and again; so many such entries a
 * second and a day are written, and the rest is counted in the next one. What is older than it has
 * to be goes as new entries come.
 */
@Component
class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private static final int MOST_A_SECOND = 20;

    /** Some seven megabytes. */
    private static final int MOST_A_DAY = 50_000;

    private static final Duration BETWEEN_DELETIONS = Duration.ofMinutes(1);
    private static final int DELETED_AT_ONCE = 10_000;

    private final AuditEntries entries;
    private final AtomicLong unrecorded = new AtomicLong();
    private final AuditCounts counts = new AuditCounts();
    private final Bucket fruitless =
            Bucket.builder()
                    .addLimit(
                            limit ->
                                    limit.capacity(MOST_A_SECOND)
                                            .refillGreedy(MOST_A_SECOND, Duration.ofSeconds(1)))
                    .addLimit(
                            limit ->
                                    limit.capacity(MOST_A_DAY)
                                            .refillGreedy(MOST_A_DAY, Duration.ofDays(1)))
                    .build();

    private final Duration keep;
    private final Clock clock;
    private final AtomicReference<Instant> nextDeletion = new AtomicReference<>(Instant.MIN);

    @Autowired
    AuditLog(AuditEntries entries, SecurityProperties properties, Clock clock) {
        this(entries, properties.audit().keep(), clock);
    }

    AuditLog(AuditEntries entries, Duration keep, Clock clock) {
        this.entries = entries;
        this.keep = keep;
        this.clock = clock;
    }

    void changed(AuditEntry entry) {
        write(entry);
    }

    /** Refused, or wrong in itself. */
    void cameToNothing(AuditCounts.Kind kind, AuditEntry entry) {
        counts.add(kind, entry).forEach(this::writeSome);
    }

    /** Writes what was only counted so far: before the log is read, and at the end. */
    @PreDestroy
    void writeCounted() {
        counts.rest().forEach(this::writeSome);
    }

    private void writeSome(AuditEntry entry) {
        if (fruitless.tryConsume(1)) {
            write(entry.after(entry.unrecorded() + unrecorded.getAndSet(0)));
        } else {
            unrecorded.addAndGet(1 + entry.unrecorded());
        }
    }

    /** The answer stands: what cannot be written down is in the service's own log. */
    private void write(AuditEntry entry) {
        try {
            entries.add(entry);
            deleteOld();
        } catch (DataAccessException | TransactionException e) {
            log.error("Cannot write to the audit log: {}: {}", entry, e.toString());
        }
    }

    private void deleteOld() {
        Instant now = clock.instant();
        Instant next = nextDeletion.get();
        if (now.isBefore(next) || !nextDeletion.compareAndSet(next, now.plus(BETWEEN_DELETIONS))) {
            return;
        }
        int deleted = entries.deleteBefore(now.minus(keep), DELETED_AT_ONCE);
        if (deleted > 0) {
            log.info("Deleted {} entries of the audit log, older than {}", deleted, keep);
        }
    }
}
