package dev.dropwise.report.diagnosis;

import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.EpochMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a training that ended: all that a diagnosis rests on.
 *
 * @param plan what was asked for
 * @param data what the data is like, with its training rows
 * @param validationRows how many rows were measured after every epoch; 0 for none
 * @param epochs in their order, at least one
 * @param validation what the served weights get wrong on validation rows; null where there are
 *     none, or no classes
 * @param test the same of test rows; null where there are none
 * @param testLoss mean loss of the test rows by the served weights, as the plan measures it
 */
public record TrainingSummary(
        Plan plan,
        DataSignature data,
        int validationRows,
        List<EpochMetrics> epochs,
        @Nullable PredictionErrors validation,
        @Nullable PredictionErrors test,
        @Nullable Double testLoss) {

    /** How many rows it learned from. */
    int rows() {
        return data.rows();
    }

    /** Weights and biases that training adjusted, for each row that it learned from. */
    double weightsPerRow() {
        return (double) plan.architecture().trainableParameters() / Math.max(1, rows());
    }
}
