package dev.dropwise.calibration;

import dev.dropwise.evaluation.ClassMetric;
import dev.dropwise.evaluation.ClassScores;
import org.jspecify.annotations.Nullable;

/**
 * How far probabilities of the hold-out are from what they say.
 *
 * @param logLoss mean
 * @param calibrationError expected, over 15 bins of equal width
 */
public record ProbabilityErrors(double logLoss, double calibrationError) {

    /** Null without rows. */
    static @Nullable ProbabilityErrors of(ClassScores scores) {
        return scores.rows() == 0
                ? null
                : new ProbabilityErrors(
                        ClassMetric.LOG_LOSS.of(scores), ClassMetric.CALIBRATION_ERROR.of(scores));
    }
}
