package dev.dropwise.spec.optimizer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.schedule.ConstantSchedule;
import dev.dropwise.spec.schedule.LearningRateSchedule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

/**
 * Steps divided by the root of a running mean of the squared gradient: {@code s = beta2·s + (1 −
 * beta2)·g²; v = momentum·v + g/(√s + epsilon); w = w − learningRate·v}. Tieleman and Hinton, 2012,
 * https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf
 *
 * @param learningRate step size, 0.01 by default
 * @param beta2 how slowly the mean square forgets, 0 <= beta2 < 1; 0.99, PyTorch's {@code alpha}
 * @param momentum share of the last step that is kept, 0 <= momentum < 1; none by default
 * @param epsilon added to the root, against division by zero; 1e-8
 * @param schedule how the learning rate changes on the way; constant
 */
@JsonTypeName("rmsprop")
public record RmsProp(
        @Schema(description = "Step size; 0.01 by default") @Positive Double learningRate,
        @Schema(description = "How slowly the mean square forgets; 0.99 by default")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double beta2,
        @Schema(description = "Share of the last step that is kept; 0 by default")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double momentum,
        @Schema(description = "Added to the root; 1e-8 by default") @Positive Double epsilon,
        @Valid LearningRateSchedule schedule)
        implements OptimizerSpec {

    public RmsProp {
        learningRate = learningRate == null ? 0.01 : learningRate;
        beta2 = beta2 == null ? 0.99 : beta2;
        momentum = momentum == null ? 0.0 : momentum;
        epsilon = epsilon == null ? 1e-8 : epsilon;
        schedule = schedule == null ? ConstantSchedule.usual() : schedule;
    }

    @Override
    public int slots() {
        return momentum > 0 ? 2 : 1;
    }
}
