package dev.dropwise.calibration;

import dev.dropwise.evaluation.ClassScores;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Scores labels by the methods of sets. */
final class LabelScores {

    private LabelScores() {}

    static ConformalScores lac(ClassScores calibration, ClassScores test) {
        return new ConformalScores(sorted(lac(calibration)), lac(test));
    }

    private static double[] lac(ClassScores scores) {
        double[] unlikely = new double[scores.rows()];
        for (int row = 0; row < unlikely.length; row++) {
            unlikely[row] = unlikely(row(scores, row), scores.truth()[row]);
        }
        return unlikely;
    }

    /** 1 less the probability of a label, to the last digit where that is nearly 1. */
    static double unlikely(double[] probabilities, int label) {
        double others = 0;
        for (int k = 0; k < probabilities.length; k++) {
            others += k == label ? 0 : probabilities[k];
        }
        return others;
    }

    /**
     * With a random part of the true label's own probability taken off, as MAPIE does.
     *
     * @param parts from 0 to 1
     */
    static ConformalScores aps(
            ClassScores calibration, ClassScores test, RankPenalty penalty, DoubleSupplier parts) {
        double[] reached = new double[calibration.rows()];
        for (int row = 0; row < reached.length; row++) {
            int truth = calibration.truth()[row];
            LabelRanks ranks = LabelRanks.of(row(calibration, row), penalty);
            reached[row] =
                    ranks.cumulated()[ranks.place(truth)]
                            - parts.getAsDouble() * calibration.probability(row, truth);
        }
        double[] before = new double[test.rows()];
        for (int row = 0; row < before.length; row++) {
            LabelRanks ranks = LabelRanks.of(row(test, row), penalty);
            before[row] = ranks.before(ranks.place(test.truth()[row]));
        }
        return new ConformalScores(sorted(reached), before);
    }

    static double[] row(ClassScores scores, int row) {
        int from = row * scores.classes();
        return Arrays.copyOfRange(scores.probabilities(), from, from + scores.classes());
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }
}
