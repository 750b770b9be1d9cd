package dev.dropwise.study.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A variant beside the baseline, each trained on the same pairs of split and seed. A pair in which
 * either value is missing (NaN or infinite) counts for neither.
 *
 * @param mean of the variant; null without pairs
 * @param standardError of that mean, corrected as the interval is; null for fewer than two pairs
 * @param difference mean of variant - baseline; null without pairs
 * @param interval of the difference, from and to; null where the pairs are too few for one
 * @param pValue of no difference, two-sided; null for fewer than two pairs
 * @param pairs in which both have a value
 * @param pairsNeeded how many more pairs would decide if difference and spread stayed as they are;
 *     null where it is decided, where the spread is unknown (fewer than two pairs) and where no
 *     million pairs would do, as when splits overlap too much
 */
public record PairedComparison(
        @Nullable Double mean,
        @Nullable Double standardError,
        @Nullable Double difference,
        @Nullable List<Double> interval,
        @Nullable Double pValue,
        ComparisonVerdict verdict,
        int pairs,
        @Nullable Integer pairsNeeded) {

    /**
     * The paired t-test with the corrected variance of Nadeau and Bengio; {@link PairedDifferences}
     * says what happens where all differences are the same.
     *
     * @param testToTrainRatio test rows for each training row, where every pair has a split of its
     *     own out of the same rows; 0 where all pairs have the same split
     * @param confidenceLevel of the interval, between 0 and 1
     * @param practicallyEqual largest difference that does not matter, at least 0
     */
    public static PairedComparison of(
            double[] baseline,
            double[] variant,
            double testToTrainRatio,
            double confidenceLevel,
            double practicallyEqual,
            boolean lowerIsBetter) {
        check(baseline, variant, testToTrainRatio);
        EqualityZone zone = new EqualityZone(practicallyEqual, confidenceLevel, lowerIsBetter);
        int[] complete =
                IntStream.range(0, baseline.length)
                        .filter(i -> Double.isFinite(baseline[i]) && Double.isFinite(variant[i]))
                        .toArray();
        MeanEstimate estimate =
                MeanEstimate.of(
                        IntStream.of(complete).mapToDouble(i -> variant[i]).toArray(),
                        testToTrainRatio);
        if (complete.length == 0) {
            return new PairedComparison(
                    null, null, null, null, null, ComparisonVerdict.UNDECIDED, 0, null);
        }
        PairedDifferences differences =
                PairedDifferences.of(baseline, variant, complete, testToTrainRatio);
        List<Double> interval = differences.interval(confidenceLevel);
        ComparisonVerdict verdict = zone.verdict(interval);
        return new PairedComparison(
                estimate.mean(),
                estimate.standardError(),
                differences.mean(),
                interval,
                differences.pValue(),
                verdict,
                complete.length,
                verdict == ComparisonVerdict.UNDECIDED ? differences.pairsNeeded(zone) : null);
    }

    private static void check(double[] baseline, double[] variant, double testToTrainRatio) {
        if (baseline.length != variant.length) {
            throw new IllegalArgumentException(
                    "expected as many values of the variant as of the baseline, received %d and %d"
                            .formatted(variant.length, baseline.length));
        }
        if (!(testToTrainRatio >= 0)) {
            throw new IllegalArgumentException(
                    "expected testToTrainRatio >= 0, received " + testToTrainRatio);
        }
    }
}
