package dev.dropwise.calibration;

import dev.dropwise.evaluation.ClassScores;
import java.util.Arrays;

/**
 * What RAPS adds to the scores of labels that are far from the likeliest: {@code weight·max(0, rank
 * − free)}. Both are chosen on rows of their own, as in MAPIE: within the free ranks are nine
 * tenths of the true labels, and the weight gives the smallest sets.
 *
 * @param free ranks, from 1, without a penalty
 */
public record RankPenalty(int free, double weight) {

    static final RankPenalty NONE = new RankPenalty(0, 0);

    private static final double LEVEL = 0.9;
    private static final double[] WEIGHTS = {0.001, 0.01, 0.1, 0.2, 0.5};

    /** Where there are too few rows to choose on. */
    private static final RankPenalty USUAL = new RankPenalty(1, 0.01);

    double at(int rank) {
        return weight * Math.max(0, rank - free);
    }

    static RankPenalty of(ClassScores scores) {
        if (scores.rows() < ConformalScores.rowsFor(LEVEL)) {
            return USUAL;
        }
        double[] ranks = new double[scores.rows()];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = 1 + ranks(scores, row, NONE).place(scores.truth()[row]);
        }
        int free = (int) quantile(ranks);
        RankPenalty best = USUAL;
        double smallest = Double.POSITIVE_INFINITY;
        for (double weight : WEIGHTS) {
            RankPenalty penalty = new RankPenalty(free, weight);
            double size = meanSize(scores, penalty);
            if (size < smallest) {
                smallest = size;
                best = penalty;
            }
        }
        return best;
    }

    private static double meanSize(ClassScores scores, RankPenalty penalty) {
        double[] reached = new double[scores.rows()];
        for (int row = 0; row < reached.length; row++) {
            LabelRanks ranks = ranks(scores, row, penalty);
            reached[row] = ranks.cumulated()[ranks.place(scores.truth()[row])];
        }
        double threshold = quantile(reached);
        double sizes = 0;
        for (int row = 0; row < reached.length; row++) {
            sizes += ranks(scores, row, penalty).size(threshold);
        }
        return sizes / reached.length;
    }

    private static double quantile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Double found = new ConformalScores(sorted, new double[0]).quantile(LEVEL);
        return found == null ? sorted[sorted.length - 1] : found;
    }

    private static LabelRanks ranks(ClassScores scores, int row, RankPenalty penalty) {
        return LabelRanks.of(LabelScores.row(scores, row), penalty);
    }
}
