package dev.dropwise.layer.rate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/**
 * Curriculum dropout: grows from 0 as {@code rate·(1 − exp(−10·(epoch − 1)/epochs))}, so that the
 * task grows harder as the network learns. Morerio et al., 2017, https://arxiv.org/abs/1703.06229
 *
 * @param rate what it comes near to, 0 <= rate < 1
 */
@JsonTypeName("curriculum")
public record CurriculumRate(
        @Schema(description = "What it comes near to", example = "0.5")
                @NotNull
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double rate)
        implements Rate {

    /** How far along the curve the training reaches, as in the paper. */
    private static final double REACH = 10;

    @Override
    public double at(int epoch, int epochs) {
        return rate * -Math.expm1(-REACH * (epoch - 1) / epochs);
    }

    @Override
    public double highest() {
        return rate;
    }
}
