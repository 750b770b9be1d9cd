package dev.dropwise.spec.optimizer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.schedule.ConstantSchedule;
import dev.dropwise.spec.schedule.LearningRateSchedule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

/**
 * Steps divided by the root of all squared gradients so far: {@code s = s + g²; w = w −
 * learningRate·g/(√s + epsilon)}; seldom used inputs keep large steps. Duchi et al., 2011,
 * https://jmlr.org/papers/v12/duchi11a.html
 *
 * @param learningRate step size, 0.01 by default
 * @param epsilon added to the root, against division by zero; 1e-10
 * @param schedule how the learning rate changes on the way; constant
 */
@JsonTypeName("adagrad")
public record Adagrad(
        @Schema(description = "Step size; 0.01 by default") @Positive Double learningRate,
        @Schema(description = "Added to the root; 1e-10 by default") @Positive Double epsilon,
        @Valid LearningRateSchedule schedule)
        implements OptimizerSpec {

    public Adagrad {
        learningRate = learningRate == null ? 0.01 : learningRate;
        epsilon = epsilon == null ? 1e-10 : epsilon;
        schedule = schedule == null ? ConstantSchedule.usual() : schedule;
    }

    @Override
    public int slots() {
        return 1;
    }
}
