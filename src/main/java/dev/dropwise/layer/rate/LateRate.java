package dev.dropwise.layer.rate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Late dropout: 0 before an epoch, the rate from it on; regularizes a network that overfits at the
 * end. Liu et al., 2023, https://arxiv.org/abs/2303.01500
 *
 * @param from the first epoch that drops, at least 1
 * @param rate 0 <= rate < 1
 */
@JsonTypeName("late")
public record LateRate(
        @Schema(description = "The first epoch that drops", example = "5") @NotNull @Min(1)
                Integer from,
        @Schema(example = "0.5")
                @NotNull
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double rate)
        implements Rate {

    @Override
    public double at(int epoch, int epochs) {
        return epoch >= from ? rate : 0;
    }

    @Override
    public double highest() {
        return rate;
    }

    @Override
    public Optional<ComponentFault> idleWithin(int epochs) {
        return rate > 0 && from > epochs
                ? Optional.of(
                        ComponentFault.of(
                                "from",
                                "expected one of the %d epochs there are, received %d",
                                epochs,
                                from))
                : Rate.super.idleWithin(epochs);
    }
}
