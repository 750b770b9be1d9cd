package dev.dropwise.dataset;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers, or all pixels of all images. Numbers are null where no value is there.
 *
 * @param count values that are there
 * @param std square root of the mean squared distance from the mean (dividing by the count)
 * @param quantiles by fraction, interpolated linearly between neighbours
 */
record NumberStatistics(
        String name,
        ValueType type,
        long count,
        long missing,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double mean,
        @Nullable Double std,
        Map<String, @Nullable Double> quantiles)
        implements ColumnStatistics {

    private static final double[] FRACTIONS = {0.05, 0.25, 0.5, 0.75, 0.95};

    static NumberStatistics of(String name, FloatBuffer values) {
        Distribution distribution = Distribution.of(values);
        long missing = values.limit() - distribution.count();
        return of(name, ValueType.NUMBER, missing, distribution);
    }

    static NumberStatistics ofPixels(String name, long[] histogram) {
        return of(name, ValueType.IMAGE, 0, Distribution.of(histogram));
    }

    private static NumberStatistics of(
            String name, ValueType type, long missing, Distribution distribution) {
        Map<String, @Nullable Double> quantiles = new LinkedHashMap<>();
        for (double fraction : FRACTIONS) {
            quantiles.put(Double.toString(fraction), finite(distribution.quantile(fraction)));
        }
        return new NumberStatistics(
                name,
                type,
                distribution.count(),
                missing,
                finite(distribution.quantile(0)),
                finite(distribution.quantile(1)),
                finite(distribution.mean()),
                finite(distribution.std()),
                quantiles);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
