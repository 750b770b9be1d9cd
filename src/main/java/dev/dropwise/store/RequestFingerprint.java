package dev.dropwise.store;

import dev.dropwise.problem.Invalid;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * By what a request is known that is sent again.
 *
 * @param idempotencyKey that came with it, if any, until it is forgotten
 * @param requestHash of its content
 */
@Embeddable
public record RequestFingerprint(@Nullable String idempotencyKey, String requestHash) {

    /**
     * Lets the same request have again what came of it.
     *
     * @param outcome what came of the first one, as in "job 7"
     * @param hash of the request that comes with the same key now
     * @throws Invalid if it is another one
     */
    public void requireSame(String hash, String outcome) {
        if (!requestHash.equals(hash)) {
            throw new Invalid(
                    "",
                    "expected the request that came with Idempotency-Key \"%s\" the first time (%s), received another"
                            .formatted(idempotencyKey, outcome));
        }
    }
}
