package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alias that was just set.
 *
 * @param version where it points now
 * @param figures what the gate compared; absent without one
 */
record MovedAliasView(
        String alias,
        int version,
        Instant setAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GateFigures figures) {

    static MovedAliasView of(AliasChange change) {
        return new MovedAliasView(
                change.alias(),
                Objects.requireNonNull(change.version()),
                change.setAt(),
                change.reason().figures());
    }
}
