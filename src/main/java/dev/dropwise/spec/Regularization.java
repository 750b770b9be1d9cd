package dev.dropwise.spec;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/**
 * What holds the weights back, beside the layers' own dropout.
 *
 * @param weightDecay decoupled decay: weights (not biases) shrink by {@code
 *     learningRate·weightDecay} of themselves before each step, 0 <= weightDecay < 1; 0.01 with
 *     adamw, else 0
 */
public record Regularization(
        @Schema(description = "Decoupled decay of weights, not of biases; 0.01 with adamw, else 0")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                @Nullable Double weightDecay) {

    Regularization completedFor(OptimizerSpec optimizer) {
        return weightDecay == null ? new Regularization(optimizer.defaultWeightDecay()) : this;
    }

    /** The decay that applies; 0 where none was asked for. */
    public double decay() {
        return weightDecay == null ? 0 : weightDecay;
    }
}
