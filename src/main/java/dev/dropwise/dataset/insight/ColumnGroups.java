package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.content.DatasetContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Columns that tell much the same: each goes closely with another of its group. */
public final class ColumnGroups {

    /** Values that are looked at for all pairs together. */
    private static final long BUDGET = 20_000_000;

    private static final int FEWEST_ROWS = 100;
    private static final int MOST_ROWS = 10_000;

    private ColumnGroups() {}

    /**
     * The names of the columns of every group of two or more, in their order; none where pairs of
     * columns are too many to look at.
     *
     * @param least how large a correlation holds two columns together, from 0 to 1
     */
    public static List<List<String>> of(DatasetContent content, double least) {
        List<Column> columns = content.columns();
        long pairs = columns.size() * (columns.size() - 1L) / 2;
        long affordable = pairs == 0 ? 0 : BUDGET / pairs;
        if (affordable < FEWEST_ROWS) {
            return List.of();
        }
        int[] rows = rows(content, (int) Math.min(affordable, MOST_ROWS));
        int[] groups = IntStream.range(0, columns.size()).toArray();
        for (int i = 0; i < groups.length; i++) {
            for (int j = 0; j < i; j++) {
                if (groups[i] != groups[j]
                        && goTogether(columns.get(i), columns.get(j), rows, least)) {
                    join(groups, groups[i], groups[j]);
                }
            }
        }
        return named(columns, groups);
    }

    /** Training rows at equal distances: always the same ones. */
    private static int[] rows(DatasetContent content, int most) {
        int all = content.rows() - content.testRows();
        int some = Math.min(all, most);
        return IntStream.range(0, some).map(i -> (int) ((long) i * all / some)).toArray();
    }

    private static boolean goTogether(Column one, Column other, int[] rows, double least) {
        Double found = ColumnCorrelation.between(one, other, rows);
        return found != null && Math.abs(found) >= least;
    }

    private static void join(int[] groups, int from, int into) {
        for (int i = 0; i < groups.length; i++) {
            groups[i] = groups[i] == from ? into : groups[i];
        }
    }

    private static List<List<String>> named(List<Column> columns, int[] groups) {
        Map<Integer, List<String>> names = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            names.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(columns.get(i).name());
        }
        return names.values().stream().filter(group -> group.size() > 1).map(List::copyOf).toList();
    }
}
