package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes every example alone, over its features: at every step of {@code [steps, features]},
 * over the channels of every pixel of {@code [channels, height, width]}. Ba et al., 2016,
 * https://arxiv.org/abs/1607.06450
 *
 * @param epsilon added to the variance, against division by zero; 1e-5
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("layerNorm")
public record LayerNorm(
        @Nullable String name,
        @Positive Double epsilon,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements NormalizationLayer {

    public LayerNorm {
        epsilon = epsilon == null ? 1e-5 : epsilon;
        frozen = frozen != null && frozen;
    }

    @Override
    public LayerNorm named(String name) {
        return new LayerNorm(name, epsilon, regularization, frozen);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.channels() == 1) {
            throw new ShapeMismatch("at least 2 features or channels", input);
        }
        return input;
    }
}
