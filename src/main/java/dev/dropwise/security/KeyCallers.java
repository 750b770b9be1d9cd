package dev.dropwise.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Who holds a key. */
@Component
class KeyCallers {

    private static final Logger log = LoggerFactory.getLogger(KeyCallers.class);

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final KeyCache cache;
    private final ApiKeys keys;
    private final Clock clock;
    private final ConcurrentMap<String, Instant> usesNoted = new ConcurrentHashMap<>();

    KeyCallers(KeyCache cache, ApiKeys keys, Clock clock) {
        this.cache = cache;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The holder of a key.
     *
     * @throws UnknownCaller without saying which of the reasons it is
     */
    Caller of(String sent) {
        Instant now = clock.instant();
        ApiKey key =
                KeySecret.parse(sent)
                        .flatMap(secret -> cache.find(secret.id()).filter(secret::fits))
                        .filter(found -> found.isValid(now))
                        .orElseThrow(
                                () -> new UnknownCaller("the key is unknown, revoked or expired"));
        noteUse(key.id(), now);
        return key.caller();
    }

    private void noteUse(String id, Instant now) {
        Instant noted = usesNoted.get(id);
        boolean isOld = noted == null || !now.isBefore(noted.plus(USE_NOTED_EVERY));
        boolean isOurs =
                isOld
                        && (noted == null
                                ? usesNoted.putIfAbsent(id, now) == null
                                : usesNoted.replace(id, noted, now));
        if (isOurs) {
            try {
                keys.used(id, now);
            } catch (DataAccessException | TransactionException e) {
                log.warn("Cannot note the use of key {}: {}", id, e.toString());
            }
        }
    }
}
