package dev.dropwise.dataset.column;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many values lie in each of 20 equally wide bins between the smallest and the largest, each
 * without its upper end but the last; where all values are equal there is one bin.
 *
 * @param from the smallest value
 * @param to the largest value
 * @param counts one a bin
 */
record Histogram(
        @Schema(example = "32.1") double from,
        @Schema(example = "59.6") double to,
        List<Long> counts) {

    private static final int BINS = 20;

    static @Nullable Histogram of(FloatBuffer values, double from, double to) {
        if (!(from <= to)) {
            return null;
        }
        long[] counts = bins(from, to);
        for (int row = 0; row < values.limit(); row++) {
            float value = values.get(row);
            if (!Float.isNaN(value)) {
                counts[bin(value, from, to, counts.length)]++;
            }
        }
        return new Histogram(from, to, Arrays.stream(counts).boxed().toList());
    }

    /**
     * Of pixels.
     *
     * @param levels how often 0, 1, 2, … are there
     */
    static @Nullable Histogram of(long[] levels, double from, double to) {
        if (!(from <= to)) {
            return null;
        }
        long[] counts = bins(from, to);
        for (int level = 0; level < levels.length; level++) {
            if (levels[level] > 0) {
                counts[bin(level, from, to, counts.length)] += levels[level];
            }
        }
        return new Histogram(from, to, Arrays.stream(counts).boxed().toList());
    }

    /** The same of the numbers whose distances from an origin these are. */
    Histogram from(double origin) {
        return new Histogram(
                DisplayNumbers.plus(origin, from), DisplayNumbers.plus(origin, to), counts);
    }

    private static long[] bins(double from, double to) {
        return new long[from == to ? 1 : BINS];
    }

    private static int bin(double value, double from, double to, int bins) {
        double share = from == to ? 0 : (value - from) / (to - from);
        return Math.max(0, Math.min(bins - 1, (int) (share * bins)));
    }
}
