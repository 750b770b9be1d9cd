package dev.dropwise.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Measurement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the run's resulting weights came to: the best epoch's where early stopping restores it, else
 * the last's. Dropout off; null where there is nothing to measure.
 *
 * @param epoch whose weights these are
 * @param testLoss on the data set's own hold-out, measured once, at the end
 * @param testExactMatchAccuracy share of rows of which all of several targets are classified
 *     rightly
 * @param testAccuracies of each of several targets by their names
 * @param testMeanAbsoluteErrors of each of several targets by their names, in its own unit
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
        @Nullable Double testMeanAbsoluteError,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double testExactMatchAccuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> testAccuracies,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, Double> testMeanAbsoluteErrors) {

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
                test.meanAbsoluteError(),
                test.exactMatchAccuracy(),
                test.accuracies(),
                test.meanAbsoluteErrors());
    }
}
