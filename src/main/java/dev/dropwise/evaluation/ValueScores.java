package dev.dropwise.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicted numbers beside the true ones, in one unit.
 *
 * @param truth one a row
 * @param predicted one a row
 * @param logLikelihoods the logarithm of the predicted density at the truth, one for each row for
 *     which it is known; null where nothing is
 * @param quantiles what was said of the spread of the truth; empty where nothing was
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares scores
public record ValueScores(
        double[] truth,
        double[] predicted,
        double @Nullable [] logLikelihoods,
        List<Quantile> quantiles) {

    /**
     * Values below which the truth was said to lie with a probability.
     *
     * @param quantile that probability
     * @param predicted one a row
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Quantile(double quantile, double[] predicted) {}

    public ValueScores {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "expected %d predictions, received %d"
                            .formatted(truth.length, predicted.length));
        }
    }

    public ValueScores(double[] truth, double[] predicted) {
        this(truth, predicted, null, List.of());
    }

    public int rows() {
        return truth.length;
    }

    /** How far each prediction is off. */
    double[] absoluteErrors() {
        double[] errors = new double[rows()];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(predicted[row] - truth[row]);
        }
        return errors;
    }
}
