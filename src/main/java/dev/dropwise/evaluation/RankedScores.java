package dev.dropwise.evaluation;

import java.util.Arrays;

/**
 * Rows in the order of the scores of one class, the highest first: what every threshold between
 * them would come to. Equal scores are one threshold.
 */
final class RankedScores {

    private final int[] order;
    private final boolean[] positive;

    /** Whether the row at this place has another score than the one before. */
    private final boolean[] begins;

    RankedScores(double[] scores, int[] truth, int ofClass) {
        int rows = scores.length;
        order = ascending(scores);
        positive = new boolean[rows];
        begins = new boolean[rows];
        reverse(order);
        for (int i = 0; i < rows; i++) {
            positive[i] = truth[order[i]] == ofClass;
            begins[i] = i == 0 || scores[order[i]] != scores[order[i - 1]];
        }
    }

    /** Row numbers by their scores: sorted numbers say where each belongs. */
    static int[] ascending(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int[] taken = new int[sorted.length];
        int[] order = new int[sorted.length];
        for (int row = 0; row < scores.length; row++) {
            int first = firstOf(sorted, scores[row]);
            order[first + taken[first]++] = row;
        }
        return order;
    }

    private static int firstOf(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle], score) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void reverse(int[] values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /**
     * The area under two curves.
     *
     * @param rocAuc how often a row of the class has a higher score than one of another, equal ones
     *     half; NaN where all rows are of one kind. Fawcett, 2006,
     *     https://doi.org/10.1016/j.patrec.2005.10.010
     * @param prAuc average precision: the sum over the thresholds of precision times gained recall;
     *     NaN without rows of the class
     */
    record Areas(double rocAuc, double prAuc) {}

    /**
     * @param counts how often each row counts
     */
    Areas areas(int[] counts) {
        long positives = 0;
        long negatives = 0;
        long positivesBefore = 0;
        long negativesBefore = 0;
        double roc = 0;
        double precisions = 0;
        for (int i = 0; i < order.length; i++) {
            if (begins[i]) {
                double gained = positives - positivesBefore;
                roc += (negatives - negativesBefore) * (positives + positivesBefore) / 2.0;
                precisions += gained == 0 ? 0 : gained * positives / (positives + negatives);
                positivesBefore = positives;
                negativesBefore = negatives;
            }
            int count = counts[order[i]];
            if (positive[i]) {
                positives += count;
            } else {
                negatives += count;
            }
        }
        double gained = positives - positivesBefore;
        roc += (negatives - negativesBefore) * (positives + positivesBefore) / 2.0;
        precisions += gained == 0 ? 0 : gained * positives / (positives + negatives);
        return new Areas(
                roc / ((double) positives * negatives),
                positives == 0 ? Double.NaN : precisions / positives);
    }
}
