package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.split.RowSorting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A column tells the class if at most one in a hundred rows is taken for another class than its own
 * of those that guessing the most frequent class would get wrong: where equal values are given
 * their most frequent class, or where numbers are cut once between each two classes.
 */
final class ClassLeak implements TargetLeak {

    private static final int FEWEST_OTHERS = 10;
    private static final double TOLERATED = 0.01;

    private final Column target;
    private final int[] rows;
    private final int classes;
    private final int others;

    ClassLeak(Column target, int[] rows) {
        this.target = target;
        this.rows = rows;
        classes = (int) Arrays.stream(rows).mapToLong(target::key).distinct().count();
        others = (int) Math.round(rows.length * (1 - MostFrequentValue.share(target, rows)));
    }

    @Override
    public Optional<String> evidence(Column column) {
        ValueType type = column.feature().type();
        if (others < FEWEST_OTHERS || type == ValueType.TEXT) {
            return Optional.empty();
        }
        Groups groups = new Groups(column);
        if (TargetLeak.areGroups(groups.count, rows.length) && groups.wrong <= TOLERATED * others) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "for its %,d values give the right class to all but %,d of %,d rows",
                            groups.count,
                            groups.wrong,
                            rows.length));
        }
        int wrong = groups.wrong + Math.max(0, groups.changes - (classes - 1));
        return type == ValueType.NUMBER && wrong <= TOLERATED * others
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "for in its order the %,d classes of %,d rows follow each other,"
                                        + " but for %,d rows",
                                classes,
                                rows.length,
                                wrong))
                : Optional.empty();
    }

    /** Rows of equal values, in the order of the values. */
    private final class Groups {

        private int count;

        /** Rows that are not of their group's most frequent class. */
        private int wrong;

        /** Groups that have another class than the one before. */
        private int changes;

        private long lastClass = -1;

        Groups(Column column) {
            int[] order = RowSorting.byKey(column, rows);
            int start = 0;
            for (int i = 1; i <= order.length; i++) {
                if (i == order.length || column.key(order[i]) != column.key(order[start])) {
                    add(order, start, i);
                    start = i;
                }
            }
        }

        private void add(int[] order, int start, int end) {
            long most = target.key(order[start]);
            if (end - start > 1) {
                Map<Long, Integer> counts = new HashMap<>();
                for (int i = start; i < end; i++) {
                    long label = target.key(order[i]);
                    int now = counts.merge(label, 1, Integer::sum);
                    most = now > counts.getOrDefault(most, 0) ? label : most;
                }
                wrong += end - start - counts.getOrDefault(most, 0);
            }
            changes += count > 0 && most != lastClass ? 1 : 0;
            lastClass = most;
            count++;
        }
    }
}
