package dev.dropwise.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown.
 *
 * @param key the whole of it, once: in the answer to the request that made it
 * @param prefix what it begins with, to tell keys apart
 * @param models that it may use; null for all
 */
record KeyView(
        @Schema(example = "019ac0de7a3b0f1e2d3c4b5a") String id,
        String name,
        AccessRole role,
        String prefix,
        @Schema(description = "The whole key; only in the answer to the request that made it")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String key,
        @Nullable List<String> models,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Schema(description = "To the minute") @Nullable Instant lastUsedAt) {

    static final String PATH = "/api/v1/keys";

    static KeyView of(ApiKey key) {
        return of(key, null);
    }

    static KeyView of(ApiKey key, @Nullable String text) {
        return new KeyView(
                key.id(),
                key.name(),
                key.role(),
                KeySecret.PREFIX + key.id(),
                text,
                key.models() == null ? null : key.models().stream().sorted().toList(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }
}
