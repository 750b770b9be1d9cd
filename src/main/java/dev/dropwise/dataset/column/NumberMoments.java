package dev.dropwise.dataset.column;

import dev.dropwise.dataset.preprocessing.NumberRange;
import java.util.function.IntToDoubleFunction;
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
 * @param float64 whether float32 does not hold all of the values
 */
record NumberMoments(
        int count, double mean, double std, @Nullable NumberRange range, boolean float64) {

    /**
     * @param column the number of every row, NaN where it is missing
     */
    static NumberMoments of(IntToDoubleFunction column, int[] rows) {
        int count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean float64 = false;
        double first = 0;
        for (int row : rows) {
            double value = column.applyAsDouble(row);
            if (!Double.isNaN(value)) {
                first = count == 0 ? value : first;
                count++;
                min = Math.min(min, value);
                max = Math.max(max, value);
                float64 |= value != (float) value;
            }
        }
        if (count == 0) {
            return new NumberMoments(0, 0, 0, null, false);
        }
        NumberRange range = new NumberRange(min, max);
        if (min == max) {
            return new NumberMoments(count, min, 0, range, float64);
        }
        // distances from one of them are exact where the values are close together
        double pivot = float64 ? first : 0;
        double mean = mean(column, rows, pivot, count);
        double std = std(column, rows, pivot, mean, count);
        return new NumberMoments(count, pivot + mean, std, range, float64);
    }

    private static double mean(IntToDoubleFunction column, int[] rows, double pivot, int count) {
        double sum = 0;
        for (int row : rows) {
            double value = column.applyAsDouble(row);
            sum += Double.isNaN(value) ? 0 : value - pivot;
        }
        return sum / count;
    }

    /**
     * @param mean distance from the pivot
     */
    private static double std(
            IntToDoubleFunction column, int[] rows, double pivot, double mean, int count) {
        double squares = 0;
        for (int row : rows) {
            double value = column.applyAsDouble(row);
            if (!Double.isNaN(value)) {
                squares += (value - pivot - mean) * (value - pivot - mean);
            }
        }
        return Math.sqrt(squares / count);
    }

    /** What to divide by: the standard deviation, or 1 where the values do not vary. */
    double scale() {
        return std > 0 ? std : 1;
    }
}
