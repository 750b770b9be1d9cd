package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.split.RowSorting;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A column tells a value if its values, or their ranks, correlate with it by more than 0.999 in
 * either direction, or if equal values leave less than 0.2 % of its variance.
 */
final class ValueLeak implements TargetLeak {

    private static final double HIGH = 0.999;

    private final Column target;
    private final int[] rows;

    ValueLeak(Column target, int[] rows) {
        this.target = target;
        this.rows = rows;
    }

    @Override
    public Optional<String> evidence(Column column) {
        return switch (column.feature().type()) {
            case NUMBER -> correlation(column);
            case CATEGORY -> groups(column);
            case IMAGE, TEXT -> Optional.empty();
        };
    }

    private Optional<String> correlation(Column column) {
        int[] both =
                Arrays.stream(rows)
                        .filter(row -> column.value(row) != null && target.value(row) != null)
                        .toArray();
        if (both.length < FEWEST) {
            return Optional.empty();
        }
        double plain = ColumnCorrelation.pearson(values(column, both), values(target, both));
        if (Math.abs(plain) > HIGH) {
            return evidence("correlation", plain, both.length);
        }
        double ranked = ColumnCorrelation.pearson(ranks(column, both), ranks(target, both));
        return Math.abs(ranked) > HIGH
                ? evidence("rank correlation", ranked, both.length)
                : Optional.empty();
    }

    private static Optional<String> evidence(String measure, double found, int rows) {
        return Optional.of(
                String.format(
                        Locale.ROOT, "with a %s of %.5f over %,d rows", measure, found, rows));
    }

    private static double[] values(Column column, int[] rows) {
        // Of distances, whose correlations are the same and more exact.
        FloatBuffer values = ((NumberColumn) column).values();
        return Arrays.stream(rows).mapToDouble(values::get).toArray();
    }

    /** Equal values share the mean of their ranks. */
    private static double[] ranks(Column column, int[] rows) {
        long[] packed = RowSorting.packed(column, rows);
        double[] ranks = new double[rows.length];
        int start = 0;
        for (int i = 1; i <= packed.length; i++) {
            if (i == packed.length || packed[i] >> Integer.SIZE != packed[start] >> Integer.SIZE) {
                for (int k = start; k < i; k++) {
                    ranks[(int) packed[k]] = (start + i - 1) / 2.0;
                }
                start = i;
            }
        }
        return ranks;
    }

    private Optional<String> groups(Column column) {
        int groups = (int) Arrays.stream(rows).mapToLong(column::key).distinct().count();
        if (!TargetLeak.areGroups(groups, rows.length)) {
            return Optional.empty();
        }
        double ratio =
                ColumnCorrelation.ratio(
                        Arrays.stream(rows).mapToLong(column::key).toArray(), values(target, rows));
        return ratio * ratio > HIGH * HIGH
                ? evidence("correlation ratio", ratio, rows.length)
                : Optional.empty();
    }
}
