package dev.dropwise.layer.rate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Early dropout: the rate up to an epoch, 0 after it; helps a network that underfits to start well.
 * Liu et al., 2023, https://arxiv.org/abs/2303.01500
 *
 * @param until the last epoch that drops, at least 1
 * @param rate 0 <= rate < 1
 */
@JsonTypeName("early")
public record EarlyRate(
        @Schema(description = "The last epoch that drops", example = "5") @NotNull @Min(1)
                Integer until,
        @Schema(example = "0.5")
                @NotNull
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double rate)
        implements Rate {

    @Override
    public double at(int epoch, int epochs) {
        return epoch <= until ? rate : 0;
    }

    @Override
    public double highest() {
        return rate;
    }

    @Override
    public Optional<ComponentFault> unfinishedAfter(int epochs) {
        return rate > 0 && until >= epochs
                ? Optional.of(
                        ComponentFault.of(
                                "until",
                                "Let this end before epoch %d, the last one, or give the rate as a"
                                        + " number: as it is, dropout is on to the end.",
                                epochs))
                : Optional.empty();
    }
}
