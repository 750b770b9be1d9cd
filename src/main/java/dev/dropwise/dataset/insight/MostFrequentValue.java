package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.Column;
import java.util.Arrays;

/** How much of a column is one and the same value. */
final class MostFrequentValue {

    private MostFrequentValue() {}

    /** Of these rows, 0 where there are none. */
    static double share(Column column, int[] rows) {
        long[] keys = Arrays.stream(rows).mapToLong(column::key).sorted().toArray();
        int longest = 0;
        int start = 0;
        for (int i = 0; i < keys.length; i++) {
            start = keys[i] == keys[start] ? start : i;
            longest = Math.max(longest, i - start + 1);
        }
        return keys.length == 0 ? 0 : (double) longest / keys.length;
    }
}
