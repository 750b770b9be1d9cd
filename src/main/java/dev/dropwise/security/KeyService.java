package dev.dropwise.security;

import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and revokes keys, so that somebody can always make the next one. */
@Service
class KeyService {

    private final ApiKeys keys;
    private final KeyCache cache;
    private final KeyRequirement requirement;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyService(
            ApiKeys keys,
            KeyCache cache,
            KeyRequirement requirement,
            TransactionTemplate transaction,
            Clock clock) {
        this.keys = keys;
        this.cache = cache;
        this.requirement = requirement;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes a key; this is the only time that the whole of it is known.
     *
     * @throws Invalid also where the first key would be no admin's
     */
    KeyView make(NewKey asked) {
        Instant now = clock.instant();
        Invalid.throwIfAny(asked.faults(now));
        KeySecret secret = KeySecret.random(now);
        ApiKey key = asked.key(secret, now, Caller.current().map(Caller::name).orElse(null));
        transaction.executeWithoutResult(
                status -> {
                    keys.lock();
                    requireAdminBefore(key);
                    keys.add(key);
                });
        cache.forget();
        return KeyView.of(key, secret.text());
    }

    private void requireAdminBefore(ApiKey key) {
        boolean isAdminForEver = key.role() == AccessRole.ADMIN && key.expiresAt() == null;
        if (!requirement.hasIssuer() && !isAdminForEver && keys.all().isEmpty()) {
            throw new Invalid(
                    List.of(
                            new Fault(
                                    "/role",
                                    "expected admin, without expiresAt, for the first key: from then on only an admin can make keys; received "
                                            + key.role().label())));
        }
    }

    /**
     * Revokes a key; does nothing where that was done before.
     *
     * @throws Conflict where no admin would be left
     */
    void revoke(String id) {
        transaction.executeWithoutResult(
                status -> {
                    keys.lock();
                    ApiKey key = keys.find(id).orElseThrow(() -> new NoSuchKey(id));
                    requireAdminWithout(key);
                    keys.revoke(id, clock.instant());
                });
        cache.forget();
    }

    private void requireAdminWithout(ApiKey key) {
        Instant now = clock.instant();
        boolean isLast =
                key.role() == AccessRole.ADMIN
                        && key.isValid(now)
                        && keys.all().stream()
                                .noneMatch(
                                        other ->
                                                !other.id().equals(key.id())
                                                        && other.role() == AccessRole.ADMIN
                                                        && other.isValid(now));
        if (isLast && !requirement.hasIssuer()) {
            throw new Conflict("this is the last admin key: make another one first");
        }
    }
}
