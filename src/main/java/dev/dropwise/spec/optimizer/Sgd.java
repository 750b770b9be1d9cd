package dev.dropwise.spec.optimizer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.schedule.ConstantSchedule;
import dev.dropwise.spec.schedule.LearningRateSchedule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.util.Optional;

/**
 * Stochastic gradient descent: {@code v = momentum·v + g; w = w − learningRate·v}, with Nesterov's
 * look-ahead {@code w = w − learningRate·(g + momentum·v)}. Sutskever et al., 2013,
 * https://proceedings.mlr.press/v28/sutskever13.html
 *
 * @param learningRate step size, 0.01 by default
 * @param momentum share of the last step that is kept, 0 <= momentum < 1; 0.9 is usual
 * @param nesterov whether the gradient is taken ahead; needs momentum
 * @param schedule how the learning rate changes on the way; constant
 */
@JsonTypeName("sgd")
public record Sgd(
        @Positive Double learningRate,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double momentum,
        Boolean nesterov,
        @Valid LearningRateSchedule schedule)
        implements OptimizerSpec {

    public Sgd {
        learningRate = learningRate == null ? 0.01 : learningRate;
        momentum = momentum == null ? 0.0 : momentum;
        nesterov = nesterov != null && nesterov;
        schedule = schedule == null ? ConstantSchedule.usual() : schedule;
    }

    @Override
    public int slots() {
        return momentum > 0 ? 1 : 0;
    }

    @Override
    public Optional<Fault> fault() {
        return nesterov && momentum == 0
                ? Optional.of(
                        new Fault(
                                "/momentum",
                                "expected momentum > 0 where nesterov is true, received 0"))
                : Optional.empty();
    }
}
