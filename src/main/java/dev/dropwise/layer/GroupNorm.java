package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes every example alone, in groups of neighbouring channels, over all their steps, but for
 * padding, and pixels. Wu and He, 2018, https://arxiv.org/abs/1803.08494
 *
 * @param groups parts that channels are divided into; 1 takes all channels together
 * @param epsilon added to the variance, against division by zero; 1e-5
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("groupNorm")
public record GroupNorm(
        @Nullable String name,
        @Schema(description = "Parts that channels are divided into", example = "8")
                @NotNull
                @Min(1)
                @Max(65536)
                Integer groups,
        @Positive Double epsilon,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements NormalizationLayer {

    public GroupNorm {
        epsilon = epsilon == null ? 1e-5 : epsilon;
        frozen = frozen != null && frozen;
    }

    @Override
    public GroupNorm named(String name) {
        return new GroupNorm(name, groups, epsilon, regularization, frozen);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.channels() % groups != 0) {
            throw new ShapeMismatch("features or channels divisible by groups " + groups, input);
        }
        if (input.elements() == groups) {
            throw new ShapeMismatch("at least 2 numbers for each of the groups " + groups, input);
        }
        return input;
    }
}
