package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where an alias is to point.
 *
 * @param gate the condition under which it moves; none where missing
 * @param force moves it even where the gate does not hold; the history says so
 * @param reason for the history
 */
@Schema(example = "{\"version\": 1}")
record NewAlias(
        @NotNull @Min(1) Integer version,
        @JsonProperty("if") @Nullable AliasGate gate,
        @Schema(description = "Moves it even where the gate does not hold; the history says so")
                @Nullable Boolean force,
        @Schema(description = "For the history") @Nullable @Size(max = NewAlias.LONGEST_REASON)
                String reason) {

    static final int LONGEST_REASON = 500;

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }
}
