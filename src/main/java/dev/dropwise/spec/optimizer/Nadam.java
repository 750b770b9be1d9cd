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
 * Adam with Nesterov's look-ahead: with {@code μ_t = beta1·(1 − 0.5·0.96^(0.004·t))} the step takes
 * {@code (1 − μ_t)·g/(1 − μ_1⋯μ_t) + μ_(t+1)·m/(1 − μ_1⋯μ_(t+1))} in the place of Adam's corrected
 * mean. Dozat, 2016, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ
 *
 * @param learningRate step size, 0.002 by default
 * @param beta1 how slowly the mean forgets, 0 <= beta1 < 1; 0.9
 * @param beta2 how slowly the mean square forgets, 0 <= beta2 < 1; 0.999
 * @param epsilon added to the root, against division by zero; 1e-8
 * @param schedule how the learning rate changes on the way; constant
 */
@JsonTypeName("nadam")
public record Nadam(
        @Schema(description = "Step size; 0.002 by default") @Positive Double learningRate,
        @Schema(description = "How slowly the mean forgets; 0.9 by default")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double beta1,
        @Schema(description = "How slowly the mean square forgets; 0.999 by default")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double beta2,
        @Schema(description = "Added to the root; 1e-8 by default") @Positive Double epsilon,
        @Valid LearningRateSchedule schedule)
        implements OptimizerSpec {

    public Nadam {
        learningRate = learningRate == null ? 0.002 : learningRate;
        beta1 = beta1 == null ? 0.9 : beta1;
        beta2 = beta2 == null ? 0.999 : beta2;
        epsilon = epsilon == null ? 1e-8 : epsilon;
        schedule = schedule == null ? ConstantSchedule.usual() : schedule;
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
