package dev.dropwise.spec.schedule;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.spec.EarlyStopping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the learning rate changes while a network trains: a share of the optimizer's {@code
 * learningRate} for every step. Pure, so that a training that is taken up again goes on with the
 * same rates.
 */
@Schema(description = "How the learning rate changes while a network trains")
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LearningRateSchedule
        permits ConstantSchedule,
                StepSchedule,
                ExponentialSchedule,
                CosineSchedule,
                OneCycleSchedule,
                PlateauSchedule {

    /**
     * How many epochs, or parts of one, the rate rises for before the schedule itself begins: by
     * the same amount each step, to the whole rate in the last of them. Goyal et al., 2017,
     * https://arxiv.org/abs/1706.02677
     */
    @Nullable Double warmUp();

    /**
     * The share once warm-up is over.
     *
     * @param epoch epochs since then, in parts of one
     * @param epochs all that there are after warm-up
     * @param reductions how often the rate was reduced because nothing improved
     */
    double share(double epoch, double epochs, int reductions);

    /**
     * The share of the learning rate that a step takes.
     *
     * @param step counted from 0 at the start of training
     * @param epochs all that are planned
     * @param reductions how often the rate was reduced because nothing improved
     */
    default double shareAt(long step, int stepsPerEpoch, int epochs, int reductions) {
        double rising = warmUp() == null ? 0 : warmUp();
        long steps = Math.round(rising * stepsPerEpoch);
        if (step < steps) {
            return (step + 1.0) / steps;
        }
        double passed = (double) (step - steps) / stepsPerEpoch;
        return share(passed, epochs - rising, reductions);
    }

    /**
     * What keeps it from lowering the rate in so many epochs.
     *
     * @param stopping what may end them earlier
     */
    default Optional<ComponentFault> idleWithin(int epochs, @Nullable EarlyStopping stopping) {
        return Optional.empty();
    }

    /** Whether the rate is to be reduced after so many epochs without improvement. */
    default boolean reducesAfter(int staleEpochs) {
        return false;
    }
}
