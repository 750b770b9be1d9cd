package dev.dropwise.dataset.column;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers, or all pixels of all images. Numbers are null where no value is there.
 *
 * @param count values that are there
 * @param mean to seven digits, as the other computed numbers: the data are no more exact
 * @param std square root of the mean squared distance from the mean (dividing by the count)
 * @param quantiles by fraction, interpolated linearly between neighbours
 * @param histogram null where no value is there
 */
public record NumberStatistics(
        String name,
        @Schema(allowableValues = {"number", "image"}) ValueType type,
        long count,
        long missing,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double mean,
        @Nullable Double std,
        Map<String, @Nullable Double> quantiles,
        @Nullable Histogram histogram)
        implements ColumnStatistics {

    private static final double[] FRACTIONS = {0.05, 0.25, 0.5, 0.75, 0.95};

    /**
     * Of the distances of numbers from an origin.
     *
     * @param values NaN where they are missing
     */
    static NumberStatistics of(String name, FloatBuffer values, double origin) {
        NumberStatistics distances = of(name, values);
        return origin == 0 ? distances : distances.from(origin);
    }

    private NumberStatistics from(double origin) {
        Map<String, @Nullable Double> moved = new LinkedHashMap<>();
        quantiles.forEach((fraction, value) -> moved.put(fraction, plus(origin, value)));
        return new NumberStatistics(
                name,
                type,
                count,
                missing,
                plus(origin, min),
                plus(origin, max),
                plus(origin, mean),
                std,
                moved,
                histogram == null ? null : histogram.from(origin));
    }

    private static @Nullable Double plus(double origin, @Nullable Double distance) {
        return distance == null ? null : DisplayNumbers.plus(origin, distance);
    }

    static NumberStatistics of(String name, FloatBuffer values) {
        OrderedFloats ordered = new OrderedFloats(values);
        double[] quantiles = quantiles(ordered);
        double min = quantiles[FRACTIONS.length];
        double max = quantiles[FRACTIONS.length + 1];
        double mean = min == max ? min : mean(values, ordered.count());
        return of(
                name,
                ValueType.NUMBER,
                ordered.count(),
                values.limit() - ordered.count(),
                mean,
                min == max ? 0 : std(values, mean, ordered.count()),
                quantiles,
                Histogram.of(values, min, max));
    }

    private static double mean(FloatBuffer values, int count) {
        double sum = 0;
        for (int row = 0; row < values.limit(); row++) {
            double value = values.get(row);
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum / count;
    }

    private static double std(FloatBuffer values, double mean, int count) {
        double squares = 0;
        for (int row = 0; row < values.limit(); row++) {
            double distance = values.get(row) - mean;
            squares += Double.isNaN(distance) ? 0 : distance * distance;
        }
        return Math.sqrt(squares / count);
    }

    /** Of the fractions, the smallest and the largest value; NaN where no value is there. */
    private static double[] quantiles(OrderedFloats ordered) {
        double[] fractions = Arrays.copyOf(FRACTIONS, FRACTIONS.length + 2);
        fractions[FRACTIONS.length + 1] = 1;
        double[] quantiles = new double[fractions.length];
        Arrays.fill(quantiles, Double.NaN);
        if (ordered.count() == 0) {
            return quantiles;
        }
        int[] ranks = new int[2 * fractions.length];
        for (int i = 0; i < fractions.length; i++) {
            ranks[2 * i] = (int) (fractions[i] * (ordered.count() - 1));
            ranks[2 * i + 1] = Math.min(ranks[2 * i] + 1, ordered.count() - 1);
        }
        float[] found = ordered.at(ranks);
        for (int i = 0; i < fractions.length; i++) {
            double share = fractions[i] * (ordered.count() - 1) - ranks[2 * i];
            double lower = DisplayNumbers.of(found[2 * i]);
            double upper = DisplayNumbers.of(found[2 * i + 1]);
            quantiles[i] = share == 0 ? lower : lower + share * (upper - lower);
        }
        return quantiles;
    }

    /**
     * Of all pixels of all images.
     *
     * @param levels how often 0, 1, 2, … are there
     */
    public static NumberStatistics ofPixels(String name, long[] levels) {
        NumberDistribution distribution = NumberDistribution.of(levels);
        double[] quantiles = new double[FRACTIONS.length + 2];
        for (int i = 0; i < FRACTIONS.length; i++) {
            quantiles[i] = distribution.quantile(FRACTIONS[i]);
        }
        double min = distribution.quantile(0);
        double max = distribution.quantile(1);
        quantiles[FRACTIONS.length] = min;
        quantiles[FRACTIONS.length + 1] = max;
        return of(
                name,
                ValueType.IMAGE,
                distribution.count(),
                0,
                distribution.mean(),
                distribution.std(),
                quantiles,
                Histogram.of(levels, min, max));
    }

    private static NumberStatistics of(
            String name,
            ValueType type,
            long count,
            long missing,
            double mean,
            double std,
            double[] quantiles,
            @Nullable Histogram histogram) {
        Map<String, @Nullable Double> named = new LinkedHashMap<>();
        for (int i = 0; i < FRACTIONS.length; i++) {
            named.put(Double.toString(FRACTIONS[i]), DisplayNumbers.rounded(quantiles[i]));
        }
        return new NumberStatistics(
                name,
                type,
                count,
                missing,
                finite(quantiles[FRACTIONS.length]),
                finite(quantiles[FRACTIONS.length + 1]),
                DisplayNumbers.rounded(mean),
                DisplayNumbers.rounded(std),
                named,
                histogram);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
