package dev.dropwise.report;

import dev.dropwise.random.SplitMix64;
import java.util.Arrays;

/** Some of many rows. */
final class RowSample {

    private RowSample() {}

    /** All rows, or so many of them drawn at random, in ascending order. */
    static int[] of(int[] rows, int most, SplitMix64 random) {
        if (rows.length <= most) {
            return rows;
        }
        int[] shuffled = rows.clone();
        random.shuffle(shuffled);
        int[] some = Arrays.copyOf(shuffled, most);
        Arrays.sort(some);
        return some;
    }

    /** At most so many, at equal distances. */
    static int[] evenly(int[] rows, int most) {
        int some = Math.min(rows.length, most);
        int[] chosen = new int[some];
        for (int i = 0; i < some; i++) {
            chosen[i] = rows[(int) ((long) i * rows.length / some)];
        }
        return chosen;
    }
}
