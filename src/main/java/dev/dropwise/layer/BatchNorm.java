package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes every channel with the mean and variance of the batch, over all its examples, steps,
 * but for padding, and pixels, while training; with running ones at inference and in Monte-Carlo
 * sampling, where only dropout draws. Ioffe and Szegedy, 2015, https://arxiv.org/abs/1502.03167
 *
 * <p>A batch with one number per channel has no variance: it is normalized with the running ones,
 * which it leaves as they are.
 *
 * @param momentum share of the batch in the running mean and variance (PyTorch's sense; Keras' is 1
 *     − this), 0 < momentum <= 1; 0.1
 * @param epsilon added to the variance, against division by zero; 1e-5
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("batchNorm")
public record BatchNorm(
        @Nullable String name,
        @Schema(
                        description =
                                "Share of the batch in the running mean and variance; Keras' momentum is 1 minus this",
                        example = "0.1")
                @DecimalMin(value = "0", inclusive = false)
                @DecimalMax("1")
                Double momentum,
        @Positive Double epsilon,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements NormalizationLayer {

    public BatchNorm {
        momentum = momentum == null ? 0.1 : momentum;
        epsilon = epsilon == null ? 1e-5 : epsilon;
        frozen = frozen != null && frozen;
    }

    @Override
    public BatchNorm named(String name) {
        return new BatchNorm(name, momentum, epsilon, regularization, frozen);
    }

    @Override
    public boolean keepsRunningStatistics() {
        return true;
    }
}
