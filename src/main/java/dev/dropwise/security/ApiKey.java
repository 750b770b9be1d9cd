package dev.dropwise.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept.
 *
 * @param secretHash SHA-256 of its secret, in hex: secrets have 256 random bits, so that nothing
 *     slower is needed
 * @param models that it may use; null for all
 */
record ApiKey(
        String id,
        String name,
        AccessRole role,
        String secretHash,
        @Nullable Set<String> models,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    Caller caller() {
        return new Caller(name, Set.of(role), models, id);
    }
}
