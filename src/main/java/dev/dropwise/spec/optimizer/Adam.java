package dev.dropwise.spec.optimizer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.schedule.ConstantSchedule;
import dev.dropwise.spec.schedule.LearningRateSchedule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

/**
 * Steps scaled by running means of the gradient and of its square, both corrected for their start
 * at zero. Kingma and Ba, 2014, https://arxiv.org/abs/1412.6980.
 *
 * @param learningRate step size, 0.001 by default
 * @param beta1 how slowly the mean forgets, 0 <= beta1 < 1
 * @param beta2 how slowly the mean square forgets, 0 <= beta2 < 1
 * @param epsilon added to the root, against division by zero
 * @param schedule how the learning rate changes on the way; constant
 */
@JsonTypeName("adam")
public record Adam(
        @Positive Double learningRate,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta2,
        @Positive Double epsilon,
        @Valid LearningRateSchedule schedule)
        implements OptimizerSpec {

    public Adam {
        learningRate = learningRate == null ? 0.001 : learningRate;
        beta1 = beta1 == null ? 0.9 : beta1;
        beta2 = beta2 == null ? 0.999 : beta2;
        epsilon = epsilon == null ? 1e-8 : epsilon;
        schedule = schedule == null ? ConstantSchedule.usual() : schedule;
    }

    /** The paper's own settings. */
    public static Adam usual() {
        return new Adam(0.001, 0.9, 0.999, 1e-8, ConstantSchedule.usual());
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public boolean hasAdamsMoments() {
        return true;
    }
}
