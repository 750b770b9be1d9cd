package dev.dropwise.study.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of values of several splits, whose training rows overlap: its variance is (1/n + r)·s²,
 * where r is the number of test rows for each training row. Nadeau and Bengio, 2003,
 * https://doi.org/10.1023/A:1024068626366
 *
 * @param count n, at least 1
 * @param deviation s, with n - 1 in the denominator; NaN for one value
 * @param testToTrainRatio r; 0 where the values are independent
 */
record CorrectedMean(int count, double mean, double deviation, double testToTrainRatio) {

    static CorrectedMean of(double[] values, double testToTrainRatio) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values).map(one -> (one - mean) * (one - mean)).sum();
        return new CorrectedMean(
                values.length, mean, Math.sqrt(squares / (values.length - 1)), testToTrainRatio);
    }

    CorrectedMean withCount(int count) {
        return new CorrectedMean(count, mean, deviation, testToTrainRatio);
    }

    double standardError() {
        return deviation * Math.sqrt(1.0 / count + testToTrainRatio);
    }

    /** Of the interval around the mean, by Student's t with n - 1 degrees of freedom. */
    double halfWidth(double confidenceLevel) {
        double quantile = student().inverseSurvivalProbability((1 - confidenceLevel) / 2);
        return quantile * standardError();
    }

    /** How likely a mean at least as far from 0 is where the expectation is 0. */
    double pValue() {
        return 2 * student().survivalProbability(Math.abs(mean) / standardError());
    }

    private TDistribution student() {
        return TDistribution.of(count - 1);
    }
}
