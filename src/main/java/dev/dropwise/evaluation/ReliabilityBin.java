package dev.dropwise.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose likeliest class is about as probable as that of each other.
 *
 * @param from the lowest probability, itself left out
 * @param to the highest
 * @param confidence mean probability of the likeliest class; null without rows
 * @param accuracy share that is right; null without rows
 */
public record ReliabilityBin(
        double from, double to, int rows, @Nullable Double confidence, @Nullable Double accuracy) {

    /** 15, as is usual. */
    static final int BINS = 15;

    /** The number of the bin {@code (k/15, (k + 1)/15]} that a probability is in. */
    static int of(double confidence) {
        int bin = (int) Math.ceil(confidence * BINS) - 1;
        return Math.min(Math.max(bin, 0), BINS - 1);
    }

    /** All of them, of equal width. */
    public static List<ReliabilityBin> all(ClassScores scores) {
        int[] rows = new int[BINS];
        int[] right = new int[BINS];
        double[] confidences = new double[BINS];
        for (int row = 0; row < scores.rows(); row++) {
            double confidence = scores.confidence(row);
            int bin = of(confidence);
            rows[bin]++;
            right[bin] += scores.isRight(row) ? 1 : 0;
            confidences[bin] += confidence;
        }
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            boolean empty = rows[bin] == 0;
            bins.add(
                    new ReliabilityBin(
                            (double) bin / BINS,
                            (bin + 1.0) / BINS,
                            rows[bin],
                            empty ? null : confidences[bin] / rows[bin],
                            empty ? null : (double) right[bin] / rows[bin]));
        }
        return bins;
    }
}
