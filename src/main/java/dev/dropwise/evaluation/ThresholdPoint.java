package dev.dropwise.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * What it comes to when all rows are taken for a class that is at least so probable.
 *
 * @param threshold the least probability
 * @param truePositiveRate share of the rows of the class that are taken for it: recall
 * @param falsePositiveRate share of the other rows that are
 * @param precision share of those taken for it that are of it
 */
public record ThresholdPoint(
        double threshold, double truePositiveRate, double falsePositiveRate, double precision) {

    /**
     * The curve of one class, the highest threshold first; empty where all rows are of one kind.
     *
     * @param most points that are kept about, as evenly along the ROC curve as there are any
     */
    public static List<ThresholdPoint> curve(ClassScores scores, int ofClass, int most) {
        double[] probabilities = scores.ofClass(ofClass);
        int[] order = RankedScores.ascending(probabilities);
        int positives = 0;
        for (int truth : scores.truth()) {
            positives += truth == ofClass ? 1 : 0;
        }
        int negatives = scores.rows() - positives;
        List<ThresholdPoint> points = new ArrayList<>();
        if (positives == 0 || negatives == 0) {
            return points;
        }
        int hits = 0;
        double kept = Double.NEGATIVE_INFINITY;
        for (int i = order.length - 1; i >= 0; i--) {
            hits += scores.truth()[order[i]] == ofClass ? 1 : 0;
            int taken = order.length - i;
            double threshold = probabilities[order[i]];
            boolean ends = i == 0 || probabilities[order[i - 1]] != threshold;
            double truePositiveRate = (double) hits / positives;
            double falsePositiveRate = (double) (taken - hits) / negatives;
            double along = truePositiveRate + falsePositiveRate;
            if (ends && (i == 0 || along - kept >= 2.0 / most)) {
                points.add(
                        new ThresholdPoint(
                                threshold,
                                truePositiveRate,
                                falsePositiveRate,
                                (double) hits / taken));
                kept = along;
            }
        }
        return points;
    }
}
