package dev.dropwise.dataset.column;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers and how often each is there; everything asked of an empty one is NaN.
 *
 * @param levels ascending
 * @param counts one a level
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the data; nobody compares distributions
record NumberDistribution(double[] levels, long[] counts) {

    /** How often 0, 1, 2, … are there. */
    static NumberDistribution of(long[] histogram) {
        double[] levels = IntStream.range(0, histogram.length).asDoubleStream().toArray();
        return new NumberDistribution(levels, histogram);
    }

    long count() {
        return Arrays.stream(counts).sum();
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            sum += levels[i] * counts[i];
        }
        return sum / count();
    }

    double std() {
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < levels.length; i++) {
            squares += (levels[i] - mean) * (levels[i] - mean) * counts[i];
        }
        return Math.sqrt(squares / count());
    }

    double quantile(double fraction) {
        double position = fraction * (count() - 1);
        long below = (long) position;
        double lower = atRank(below);
        double share = position - below;
        return share == 0 ? lower : lower + share * (atRank(below + 1) - lower);
    }

    private double atRank(long rank) {
        long seen = 0;
        for (int i = 0; i < levels.length; i++) {
            seen += counts[i];
            if (seen > rank) {
                return levels[i];
            }
        }
        return Double.NaN;
    }
}
