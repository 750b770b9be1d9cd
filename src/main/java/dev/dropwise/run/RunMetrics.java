package dev.dropwise.run;

import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What the run's resulting weights came to: the best epoch's where early stopping restores it, else
 * the last's. Dropout off; null where there is nothing to measure.
 *
 * @param epoch whose weights these are
 * @param testLoss on the data set's own hold-out, measured once, at the end
 */
public record RunMetrics(
        int epoch,
        @Nullable Double trainLoss,
        @Nullable Double trainAccuracy,
        @Nullable Double trainMeanAbsoluteError,
        @Nullable Double validationLoss,
        @Nullable Double validationAccuracy,
        @Nullable Double validationMeanAbsoluteError,
        @Nullable Double testLoss,
        @Nullable Double testAccuracy,
        @Nullable Double testMeanAbsoluteError) {

    static RunMetrics of(EpochMetrics epoch, Measurement test) {
        return new RunMetrics(
                epoch.epoch(),
                epoch.trainLoss(),
                epoch.trainAccuracy(),
                epoch.trainMeanAbsoluteError(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.validationMeanAbsoluteError(),
                test.loss(),
                test.accuracy(),
                test.meanAbsoluteError());
    }
}
