package dev.dropwise.dataset.column;

import dev.dropwise.dataset.preprocessing.NumberRange;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Mean and standard deviation of the values that are there, in the order of the rows, so that the
 * last bit is the same everywhere.
 *
 * @param count values that are there
 * @param mean 0 when there are none
 * @param std square root of the mean squared distance from the mean (dividing by the count);
 *     exactly 0 when all values are equal
 * @param range the least and the greatest; null when there are none
 */
record NumberMoments(int count, double mean, double std, @Nullable NumberRange range) {

    static NumberMoments of(FloatBuffer values, int[] rows) {
        int count = 0;
        double sum = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int row : rows) {
            float value = values.get(row);
            if (!Float.isNaN(value)) {
                count++;
                sum += value;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (count == 0) {
            return new NumberMoments(0, 0, 0, null);
        }
        NumberRange range = new NumberRange(min, max);
        return min == max
                ? new NumberMoments(count, min, 0, range)
                : new NumberMoments(
                        count, sum / count, std(values, rows, sum / count, count), range);
    }

    private static double std(FloatBuffer values, int[] rows, double mean, int count) {
        double squares = 0;
        for (int row : rows) {
            if (!Float.isNaN(values.get(row))) {
                squares += (values.get(row) - mean) * (values.get(row) - mean);
            }
        }
        return Math.sqrt(squares / count);
    }

    /** The range of numbers that lie so far above these. */
    @Nullable NumberRange range(double origin) {
        return range == null ? null : new NumberRange(origin + range.min(), origin + range.max());
    }

    /** What to divide by: the standard deviation, or 1 where the values do not vary. */
    double scale() {
        return std > 0 ? std : 1;
    }
}
