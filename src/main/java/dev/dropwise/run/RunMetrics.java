package dev.dropwise.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.FinalMeasurement;
import dev.dropwise.training.Measurement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the weights of an epoch of a run came to. Dropout off; null where there is nothing to
 * measure.
 *
 * @param epoch whose weights these are
 * @param trainLoss over all training rows, once the run has ended
 * @param monitored what {@code earlyStopping.monitor} came to, where it is none of those above
 * @param testLoss on the data set's own hold-out, measured once, at the end of a run
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double monitored,
        @Nullable Double testLoss,
        @Nullable Double testAccuracy,
        @Nullable Double testMeanAbsoluteError,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double testExactMatchAccuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> testAccuracies,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, Double> testMeanAbsoluteErrors) {

    /**
     * @param measured what its weights came to at the end of the run; null before
     */
    static RunMetrics of(EpochMetrics epoch, @Nullable FinalMeasurement measured) {
        FinalMeasurement end = measured == null ? FinalMeasurement.NOTHING : measured;
        Measurement train = end.train();
        boolean isNew = train.loss() != null;
        Measurement test = end.test();
        return new RunMetrics(
                epoch.epoch(),
                isNew ? train.loss() : epoch.trainLoss(),
                isNew ? train.accuracy() : epoch.trainAccuracy(),
                isNew ? train.meanAbsoluteError() : epoch.trainMeanAbsoluteError(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.validationMeanAbsoluteError(),
                epoch.monitored(),
                test.loss(),
                test.accuracy(),
                test.meanAbsoluteError(),
                test.exactMatchAccuracy(),
                test.accuracies(),
                test.meanAbsoluteErrors());
    }
}
