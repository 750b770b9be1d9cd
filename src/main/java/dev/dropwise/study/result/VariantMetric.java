package dev.dropwise.study.result;

import dev.dropwise.study.statistics.ComparisonVerdict;
import dev.dropwise.study.statistics.PairedComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variant by one metric, beside the baseline on the same pairs of split and seed.
 *
 * @param mean of the variant
 * @param standardError of that mean, which counts that training rows overlap; null for fewer than
 *     two pairs
 * @param difference to the baseline, as all that follows; null for the baseline itself
 * @param interval of the difference
 * @param pValue of no difference
 * @param adjustedPValue for there being several variants. Holm, 1979
 * @param verdict what interval and adjusted p-value come to
 * @param pairs in which both have a value
 * @param pairsNeeded how many more would decide, if all else stays as it is
 */
public record VariantMetric(
        @Nullable Double mean,
        @Nullable Double standardError,
        @Nullable Double difference,
        @Nullable List<Double> interval,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        @Nullable ComparisonVerdict verdict,
        int pairs,
        @Nullable Integer pairsNeeded) {

    /** What the others are compared with. */
    public static VariantMetric baseline(PairedComparison itself) {
        return new VariantMetric(
                itself.mean(),
                itself.standardError(),
                null,
                null,
                null,
                null,
                null,
                itself.pairs(),
                null);
    }

    /** A difference that is none once there are several counts as undecided. */
    public static VariantMetric of(
            PairedComparison comparison, @Nullable Double adjustedPValue, double level) {
        boolean isByChance =
                adjustedPValue != null
                        && adjustedPValue > 1 - level
                        && comparison.verdict() != ComparisonVerdict.EQUAL;
        return new VariantMetric(
                comparison.mean(),
                comparison.standardError(),
                comparison.difference(),
                comparison.interval(),
                comparison.pValue(),
                adjustedPValue,
                isByChance ? ComparisonVerdict.UNDECIDED : comparison.verdict(),
                comparison.pairs(),
                comparison.pairsNeeded());
    }
}
