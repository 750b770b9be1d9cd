package dev.dropwise.layer.rate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes from {@code start} to {@code rate} in equal parts; {@code start} before, {@code rate} after.
 *
 * @param start the rate up to epoch {@code from}, 0 <= start < 1; 0
 * @param rate the rate from epoch {@code to} on, 0 <= rate < 1
 * @param from the epoch that it starts in; 1
 * @param to the epoch that it ends in, not before {@code from}; the last planned one
 */
@JsonTypeName("linear")
public record LinearRate(
        @Schema(description = "The rate up to epoch from", example = "0")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double start,
        @Schema(description = "The rate from epoch to on", example = "0.5")
                @NotNull
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double rate,
        @Min(1) Integer from,
        @Schema(description = "The last planned epoch where it is left out") @Min(1)
                @Nullable Integer to)
        implements Rate {

    public LinearRate {
        start = start == null ? 0 : start;
        from = from == null ? 1 : from;
        if (to != null && to >= 1 && to < from) {
            throw new IllegalArgumentException(
                    "expected from <= to, received from %d and to %d".formatted(from, to));
        }
    }

    @Override
    public double at(int epoch, int epochs) {
        int end = to == null ? epochs : to;
        if (epoch >= end) {
            return rate;
        }
        if (epoch <= from) {
            return start;
        }
        return start + (rate - start) * (epoch - from) / (end - from);
    }

    /**
     * Whether so many epochs see it change; without {@code to} it may do so in the last of them.
     */
    private boolean beginsWithin(int epochs) {
        return from < epochs || (from == epochs && (to == null || to == epochs));
    }

    @Override
    public Optional<ComponentFault> idleWithin(int epochs) {
        return beginsWithin(epochs)
                ? Rate.super.idleWithin(epochs)
                : Optional.of(
                        ComponentFault.of(
                                "from",
                                "expected an epoch before the last of %d, received %d",
                                epochs,
                                from));
    }

    @Override
    public Optional<ComponentFault> unfinishedAfter(int epochs) {
        return to == null || to <= epochs
                ? Optional.empty()
                : Optional.of(
                        ComponentFault.of(
                                "to",
                                "Let this end in epoch %d, the last one, or before: as it is, the"
                                        + " rate comes to %.3f only, not to %s.",
                                epochs,
                                at(epochs, epochs),
                                rate));
    }

    @Override
    public double highest() {
        return Math.max(start, rate);
    }
}
