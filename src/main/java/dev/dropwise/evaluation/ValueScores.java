package dev.dropwise.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Predicted numbers beside the true ones, in one unit.
 *
 * @param truth one a row
 * @param predicted one a row
 * @param logLikelihoods the logarithm of the predicted density at the truth, one for each row for
 *     which it is known; null where nothing is
 * @param quantiles what was said of the spread of the truth; null where nothing was
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares scores
public record ValueScores(
        double[] truth,
        double[] predicted,
        double @Nullable [] logLikelihoods,
        @Nullable Quantiles quantiles) {

    /**
     * Values below which the truth was said to lie with two probabilities.
     *
     * @param level of the upper one, above 0.5; the lower one is as far from 0
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Quantiles(double level, double[] lower, double[] upper) {}

    public ValueScores {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "expected %d predictions, received %d"
                            .formatted(truth.length, predicted.length));
        }
    }

    public ValueScores(double[] truth, double[] predicted) {
        this(truth, predicted, null, null);
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
