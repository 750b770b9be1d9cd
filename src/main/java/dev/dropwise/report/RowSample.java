package dev.dropwise.report;

import dev.dropwise.random.SplitMix64;
import java.util.Arrays;
import java.util.List;

/** Some of many rows. */
final class RowSample {

    /** Scores that are kept at once: 32 MB. */
    private static final int MOST_NUMBERS = 4_000_000;

    private RowSample() {}

    /** How many rows may be scored: as many as asked for, unless their classes are many. */
    static int most(List<ScoredTarget> targets, int asked) {
        int numbers = targets.stream().mapToInt(one -> Math.max(1, one.labels().size())).sum();
        return Math.max(1, Math.min(asked, MOST_NUMBERS / numbers));
    }

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
