package dev.dropwise.study.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Differences that do not matter, and how sure a verdict about them has to be. Kruschke, 2018,
 * https://doi.org/10.1177/2515245918771304
 *
 * @param halfWidth the zone goes from -halfWidth to halfWidth
 */
record EqualityZone(double halfWidth, double confidenceLevel, boolean lowerIsBetter) {

    EqualityZone {
        if (!(halfWidth >= 0)) {
            throw new IllegalArgumentException(
                    "expected practicallyEqual >= 0, received " + halfWidth);
        }
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException(
                    "expected 0 < confidenceLevel < 1, received " + confidenceLevel);
        }
    }

    ComparisonVerdict verdict(@Nullable List<Double> interval) {
        if (interval == null) {
            return ComparisonVerdict.UNDECIDED;
        }
        double low = interval.get(0);
        double high = interval.get(1);
        if (low >= -halfWidth && high <= halfWidth) {
            return ComparisonVerdict.EQUAL;
        }
        if (low > halfWidth || high < -halfWidth) {
            return (high < 0) == lowerIsBetter ? ComparisonVerdict.BETTER : ComparisonVerdict.WORSE;
        }
        return ComparisonVerdict.UNDECIDED;
    }

    /** How wide to either side an interval around a difference may be at most to decide. */
    double room(double difference) {
        return Math.abs(Math.abs(difference) - halfWidth);
    }
}
