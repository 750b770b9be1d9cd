package dev.dropwise.study.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Differences of pairs. Where they differ, Student's t says how sure their mean is. Where all are
 * the same but not 0, as metrics that count few rows may be, there is no spread to go by: then the
 * sign test says that 2^(1-n) is the chance of it, and the difference is the interval as soon as
 * that is rare enough. Where all are 0, nothing can be said against equality.
 *
 * @param isConstant whether they are the same but for rounding
 */
record PairedDifferences(CorrectedMean differences, boolean isConstant) {

    private static final int MOST_PAIRS = 1_000_000;

    /** What rounding may come to, relative to the values. */
    private static final double ROUNDING = 1e-12;

    static PairedDifferences of(
            double[] baseline, double[] variant, int[] pairs, double testToTrainRatio) {
        double[] differences =
                Arrays.stream(pairs).mapToDouble(i -> variant[i] - baseline[i]).toArray();
        double scale =
                IntStream.of(pairs)
                        .mapToDouble(i -> Math.max(Math.abs(baseline[i]), Math.abs(variant[i])))
                        .max()
                        .orElse(0);
        double rounding = ROUNDING * scale;
        double range =
                Arrays.stream(differences).max().orElse(0)
                        - Arrays.stream(differences).min().orElse(0);
        if (range <= rounding && Math.abs(differences[0]) <= rounding) {
            Arrays.fill(differences, 0);
        }
        return new PairedDifferences(
                CorrectedMean.of(differences, testToTrainRatio), range <= rounding);
    }

    double mean() {
        return differences.mean();
    }

    @Nullable Double pValue() {
        if (differences.count() == 1) {
            return null;
        }
        if (isConstant) {
            return mean() == 0 ? 1 : signTest(differences.count());
        }
        return differences.pValue();
    }

    private static double signTest(int pairs) {
        return Math.scalb(1.0, 1 - pairs);
    }

    @Nullable List<Double> interval(double confidenceLevel) {
        if (differences.count() == 1) {
            return null;
        }
        if (isConstant) {
            return mean() == 0 || signTest(differences.count()) <= 1 - confidenceLevel
                    ? List.of(mean(), mean())
                    : null;
        }
        double halfWidth = differences.halfWidth(confidenceLevel);
        return List.of(mean() - halfWidth, mean() + halfWidth);
    }

    /** How many more would decide; null where that is unknown, or more than a million. */
    @Nullable Integer pairsNeeded(EqualityZone zone) {
        int pairs = differences.count();
        if (pairs == 1) {
            return null;
        }
        int enough = pairs;
        while (!wouldDecide(enough, zone)) {
            if (enough == MOST_PAIRS) {
                return null;
            }
            pairs = enough;
            enough = Math.min(2 * enough, MOST_PAIRS);
        }
        while (enough - pairs > 1) {
            int middle = (pairs + enough) >>> 1;
            if (wouldDecide(middle, zone)) {
                enough = middle;
            } else {
                pairs = middle;
            }
        }
        return enough - differences.count();
    }

    /** The more there are, the narrower the interval is. */
    private boolean wouldDecide(int pairs, EqualityZone zone) {
        return isConstant
                ? signTest(pairs) <= 1 - zone.confidenceLevel()
                : differences.withCount(pairs).halfWidth(zone.confidenceLevel())
                        < zone.room(mean());
    }
}
