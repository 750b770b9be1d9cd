package dev.dropwise.bench.job;

import java.util.List;

/**
 * What jobs of nothing but a data set reach on its test rows, beside a peer on the same rows.
 *
 * @param isRegression whether scores are R², else they are accuracies
 * @param ours one a seed
 * @param peers one a seed
 * @param seconds of the longest run
 */
record DefaultJobScore(
        String dataset,
        boolean isRegression,
        int trainingRows,
        int testRows,
        List<Double> ours,
        List<Double> peers,
        double seconds) {

    private static final double POINTS = 0.015;
    private static final double R_SQUARED = 0.03;

    /** How much better ours are than the peer's, in the mean. */
    double difference() {
        return mean(ours) - mean(peers);
    }

    /** Whether ours are not worse by more than 1.5 points, or 0.03 of R². */
    boolean isGood() {
        return difference() >= -(isRegression ? R_SQUARED : POINTS);
    }

    double ourMean() {
        return mean(ours);
    }

    double peerMean() {
        return mean(peers);
    }

    private static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(score -> score).average().orElseThrow();
    }
}
