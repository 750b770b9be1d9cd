package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a target at a glance.
 *
 * @param distinct how many values there are that differ
 * @param min the smallest number; null for classes
 * @param max the largest number; null for classes
 * @param balance rows of each class; null for numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetSummary(
        @Schema(example = "3") long distinct,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Map<String, ClassRows> balance) {

    /**
     * How many rows are of a class.
     *
     * @param training those that are not held out
     * @param test those that are
     */
    public record ClassRows(
            @Schema(example = "120") long training, @Schema(example = "30") long test) {}

    public static TargetSummary of(Column target, int testRows) {
        ColumnSummary summary = target.summary();
        return new TargetSummary(
                summary.distinct(), summary.min(), summary.max(), balance(target, testRows));
    }

    private static @Nullable Map<String, ClassRows> balance(Column target, int testRows) {
        List<String> classes = target.asTarget().classes();
        if (classes.isEmpty()) {
            return null;
        }
        int trainingRows = target.rows() - testRows;
        long[] training = counts(target.slice(0, trainingRows), classes.size());
        long[] test = counts(target.slice(trainingRows, testRows), classes.size());
        Map<String, ClassRows> balance = new LinkedHashMap<>();
        for (int i = 0; i < training.length; i++) {
            balance.put(classes.get(i), new ClassRows(training[i], test[i]));
        }
        return balance;
    }

    private static long[] counts(Column target, int classes) {
        long[] counts = new long[classes];
        for (int row = 0; row < target.rows(); row++) {
            counts[(int) target.key(row)]++;
        }
        return counts;
    }
}
