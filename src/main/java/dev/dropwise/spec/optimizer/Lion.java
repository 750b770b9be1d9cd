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
 * Steps of one size, with the sign of an interpolated gradient: {@code w = w −
 * learningRate·sign(beta1·m + (1 − beta1)·g); m = beta2·m + (1 − beta2)·g}. Wants a learning rate 3
 * to 10 times smaller than Adam's. Chen et al., 2023, https://arxiv.org/abs/2302.06675
 *
 * @param learningRate step size, 0.0001 by default
 * @param beta1 share of the mean in the step, 0 <= beta1 < 1; 0.9
 * @param beta2 how slowly the mean forgets, 0 <= beta2 < 1; 0.99
 * @param schedule how the learning rate changes on the way; constant
 */
@JsonTypeName("lion")
public record Lion(
        @Schema(description = "Step size; 0.0001 by default") @Positive Double learningRate,
        @Schema(description = "Share of the mean in a step; 0.9 by default")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double beta1,
        @Schema(description = "How slowly the mean forgets; 0.99 by default")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double beta2,
        @Valid LearningRateSchedule schedule)
        implements OptimizerSpec {

    public Lion {
        learningRate = learningRate == null ? 1e-4 : learningRate;
        beta1 = beta1 == null ? 0.9 : beta1;
        beta2 = beta2 == null ? 0.99 : beta2;
        schedule = schedule == null ? ConstantSchedule.usual() : schedule;
    }

    @Override
    public int slots() {
        return 1;
    }
}
