package dev.dropwise.dataset.split;

import dev.dropwise.random.SplitMix64;
import java.util.Arrays;

/**
 * Rows that stay together.
 *
 * @param of the group of every row, from 0
 * @param sizes rows of each group
 */
@SuppressWarnings("ArrayRecordComponent") // as many as rows; nobody compares them
record RowGroups(int[] of, int[] sizes) {

    /**
     * @param keys one a row, equal where rows belong together
     */
    static RowGroups of(int[] keys) {
        int[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
        int[] of = new int[keys.length];
        int[] sizes = new int[distinct.length];
        for (int row = 0; row < keys.length; row++) {
            of[row] = Arrays.binarySearch(distinct, keys[row]);
            sizes[of[row]]++;
        }
        return new RowGroups(of, sizes);
    }

    int count() {
        return sizes.length;
    }

    /** All groups in a random order. */
    int[] shuffled(SplitMix64 random) {
        int[] order = new int[count()];
        Arrays.setAll(order, i -> i);
        random.shuffle(order);
        return order;
    }

    void requireAtLeast(int wanted) {
        if (count() < wanted) {
            throw new CannotSplit(
                    "expected at least %d groups of rows, received %d".formatted(wanted, count()));
        }
    }

    /** The rows a share comes to: one or more, and not all. */
    int share(double fraction) {
        return (int) Math.max(1, Math.min(Math.round(fraction * of.length), of.length - 1L));
    }
}
