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

    /** How much each row moves them, where all count once. */
    AreaInfluences influences() {
        int[] once = new int[order.length];
        Arrays.fill(once, 1);
        Areas areas = areas(once);
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        boolean[] ofClass = new boolean[order.length];
        double[] roc = new double[order.length];
        double[] precisionRecall = new double[order.length];
        Below below = new Below();
        for (int last = order.length - 1; last >= 0; last = below.first - 1) {
            below.take(last, positives);
            for (int i = below.first; i <= last; i++) {
                ofClass[order[i]] = positive[i];
                roc[order[i]] = below.roc(i, areas, positives);
                precisionRecall[order[i]] = below.precisionRecall(i, areas, positives);
            }
        }
        return new AreaInfluences(areas, positives, ofClass, roc, precisionRecall);
    }

    /** What lies below a threshold and at it, as it goes up. */
    private final class Below {

        private int first;
        private int positivesBelow;
        private int negativesBelow;
        private int positivesHere;
        private int negativesHere;
        private double precision;
        private double gains;
        private double losses;

        /** The rows of one score, of which this is the last. */
        void take(int last, int positives) {
            positivesBelow += positivesHere;
            negativesBelow += negativesHere;
            positivesHere = 0;
            negativesHere = 0;
            for (first = last + 1; first > 0 && (first > last || !begins[first]); ) {
                first--;
                positivesHere += positive[first] ? 1 : 0;
                negativesHere += positive[first] ? 0 : 1;
            }
            double taken = last + 1;
            precision = (positives - positivesBelow) / taken;
            gains += positivesHere / taken;
            losses += positivesHere * precision / taken;
        }

        double roc(int i, Areas areas, int positives) {
            int negatives = order.length - positives;
            if (positives == 0 || negatives == 0) {
                return 0;
            }
            double beaten = (negativesBelow + negativesHere / 2.0) / negatives;
            double beating = (positives - positivesBelow - positivesHere / 2.0) / positives;
            return positive[i]
                    ? (beaten - areas.rocAuc()) / positives
                    : (beating - areas.rocAuc()) / negatives;
        }

        double precisionRecall(int i, Areas areas, int positives) {
            if (positives == 0) {
                return 0;
            }
            double own = positive[i] ? precision - areas.prAuc() + gains : 0;
            return (own - losses) / positives;
        }
    }
}
