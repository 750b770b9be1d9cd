package dev.dropwise.security;

import dev.dropwise.problem.Overloaded;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * All keys in memory, read again when they are two seconds old, so that a key that any process
 * revoked is refused by all of them within three, and a request costs no query. Where they cannot
 * be read, no key is believed any more.
 */
@Component
class KeyCache {

    private static final Logger log = LoggerFactory.getLogger(KeyCache.class);

    static final Duration RENEWED_AFTER = Duration.ofSeconds(2);
    static final Duration BELIEVED_FOR = Duration.ofSeconds(3);
    private static final Duration NEXT_TRY = Duration.ofSeconds(1);

    private final ApiKeys keys;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Snapshot snapshot;
    private volatile long failedAt = System.nanoTime() - BELIEVED_FOR.toNanos();

    private record Snapshot(Map<String, ApiKey> byId, long readAt) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - readAt > age.toNanos();
        }
    }

    KeyCache(ApiKeys keys) {
        this.keys = keys;
    }

    /** Whether there is a key, or was one: whoever revokes the last one does not open the door. */
    boolean areThereAny() {
        Snapshot known = recent();
        return known == null || !known.byId.isEmpty();
    }

    /**
     * The key of an id, revoked and expired ones included.
     *
     * @throws Overloaded where it cannot be known for the moment
     */
    Optional<ApiKey> find(String id) {
        Snapshot known = recent();
        if (known == null || known.isOlderThan(BELIEVED_FOR)) {
            throw new Overloaded("keys cannot be read for the moment", NEXT_TRY);
        }
        return Optional.ofNullable(known.byId.get(id));
    }

    /** What this process changed counts at once. */
    void forget() {
        reading.lock();
        try {
            read();
        } finally {
            reading.unlock();
        }
    }

    private @Nullable Snapshot recent() {
        Snapshot known = snapshot;
        if (!needsReading(known)) {
            return known;
        }
        // one thread reads; the others wait for it only where what is known is too old
        boolean mustWait = known == null || known.isOlderThan(BELIEVED_FOR);
        if (mustWait) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known;
        }
        try {
            if (needsReading(snapshot)) {
                read();
            }
            return snapshot;
        } finally {
            reading.unlock();
        }
    }

    private boolean needsReading(@Nullable Snapshot known) {
        return (known == null || known.isOlderThan(RENEWED_AFTER)) && !hasJustFailed();
    }

    private boolean hasJustFailed() {
        return System.nanoTime() - failedAt < NEXT_TRY.toNanos();
    }

    private void read() {
        long now = System.nanoTime();
        try {
            snapshot =
                    new Snapshot(
                            keys.all().stream()
                                    .collect(Collectors.toMap(ApiKey::id, Function.identity())),
                            now);
        } catch (DataAccessException | TransactionException e) {
            failedAt = System.nanoTime();
            log.warn("Cannot read the keys: {}", e.toString());
        }
    }
}
