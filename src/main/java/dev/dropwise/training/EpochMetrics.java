package dev.dropwise.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one epoch came to. All but {@code noisyTrainLoss} is measured after it, with dropout off;
 * null where there is nothing to measure. Losses are the plan's loss, label smoothing and class
 * weights included, penalties on weights not.
 *
 * @param epoch from 1
 * @param learningRate the rate of its last step
 * @param trainLoss mean over the training rows
 * @param trainAccuracy share of training rows classified rightly, the mean over several targets
 * @param trainMeanAbsoluteError in the target's own unit; of several targets the mean in standard
 *     deviations of each
 * @param noisyTrainLoss mean of the losses as the steps saw them, dropout on
 * @param validationLoss mean over the validation rows
 * @param validationAccuracy as trainAccuracy, of the validation rows
 * @param validationMeanAbsoluteError as trainMeanAbsoluteError, of the validation rows
 * @param monitored what {@code earlyStopping.monitor} came to, where it is none of those above
 * @param trainRows how many training rows were measured; null if all were
 * @param rates what layers dropped, by their names; empty where none drops anything
 * @param seconds that its steps and measurements took
 */
public record EpochMetrics(
        int epoch,
        double learningRate,
        @Nullable Double trainLoss,
        @Nullable Double trainAccuracy,
        @Nullable Double trainMeanAbsoluteError,
        @Nullable Double noisyTrainLoss,
        @Nullable Double validationLoss,
        @Nullable Double validationAccuracy,
        @Nullable Double validationMeanAbsoluteError,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double monitored,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer trainRows,
        Map<String, Double> rates,
        @JsonProperty double seconds) {

    public EpochMetrics {
        rates = rates == null ? Map.of() : rates;
    }
}
