package dev.dropwise.spec.optimizer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.schedule.LearningRateSchedule;
import java.util.Locale;
import java.util.Optional;

/**
 * How gradients become steps; each is a record here and a script under {@code
 * torchscript/optimizers}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface OptimizerSpec permits Sgd, Adam, AdamW, RmsProp, Adagrad, Nadam, Lion {

    /** The size of a step, which the schedule takes a share of. */
    Double learningRate();

    /** How the learning rate changes on the way. */
    LearningRateSchedule schedule();

    /** Numbers kept for every weight between steps. */
    int slots();

    /** What is wrong with its values taken together. */
    default Optional<Fault> fault() {
        return Optional.empty();
    }

    /** The decoupled weight decay that the optimizer is known for. */
    default double defaultWeightDecay() {
        return 0;
    }

    /** Whether a step is divided by Adam's moments, and so a penalty on weights too. */
    default boolean hasAdamsMoments() {
        return false;
    }

    /** The script that does the step. */
    default String script() {
        return getClass().getAnnotation(JsonTypeName.class).value().toLowerCase(Locale.ROOT);
    }
}
