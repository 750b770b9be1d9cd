package dev.dropwise.dataset.split;

import dev.dropwise.dataset.column.Column;
import java.util.Arrays;

/** Rows in the order of what a column holds. */
public final class RowSorting {

    private RowSorting() {}

    /**
     * By numbers, or by categories in any order of theirs; equal ones as they come.
     *
     * @param column of numbers or categories, whose keys are 32 bits
     */
    public static int[] byKey(Column column, int[] rows) {
        return Arrays.stream(packed(column, rows)).mapToInt(entry -> rows[(int) entry]).toArray();
    }

    /** The keys in their order, each above the place of its row among the rows. */
    public static long[] packed(Column column, int[] rows) {
        long[] packed = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            packed[i] = column.key(rows[i]) << Integer.SIZE | i;
        }
        Arrays.sort(packed);
        return packed;
    }
}
