package dev.dropwise.dataset.column;

import dev.dropwise.random.SplitMix64;

/**
 * Counts how many numbers differ: exactly as long as there are few, by their number among the cells
 * of a table that are hit when there are many (linear counting: Whang, Vander-Zanden and Taylor,
 * 1990, https://doi.org/10.1145/78922.78925). Two megabytes, however many there are.
 */
final class DistinctNumbers {

    /** Up to here the count is exact. */
    static final int FEW = 1 << 16;

    private static final int SLOTS = 4 * FEW;
    private static final int CELLS = 1 << 23;

    private int[] slots = new int[SLOTS];
    private int few;
    private boolean hasZero;
    private long[] cells = {};
    private long hit;

    /**
     * Counts a number unless it was there before.
     *
     * @param bits the same for equal numbers only
     */
    void add(int bits) {
        if (cells.length > 0) {
            hit(bits);
        } else if (bits == 0) {
            hasZero = true;
        } else {
            addToFew(bits);
        }
    }

    private void addToFew(int bits) {
        int slot = hash(bits) & SLOTS - 1;
        while (slots[slot] != 0) {
            if (slots[slot] == bits) {
                return;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        slots[slot] = bits;
        if (++few > FEW) {
            spread();
        }
    }

    private void spread() {
        cells = new long[CELLS / Long.SIZE];
        for (int bits : slots) {
            if (bits != 0) {
                hit(bits);
            }
        }
        if (hasZero) {
            hit(0);
        }
        slots = new int[0];
    }

    private void hit(int bits) {
        int cell = hash(bits) & CELLS - 1;
        long bit = 1L << cell;
        if ((cells[cell / Long.SIZE] & bit) == 0) {
            cells[cell / Long.SIZE] |= bit;
            hit++;
        }
    }

    private static int hash(int bits) {
        return (int) SplitMix64.mix(bits);
    }

    /** Exact up to {@link #FEW}, above that mostly within one in a thousand. */
    long count() {
        if (cells.length == 0) {
            return (long) few + (hasZero ? 1 : 0);
        }
        double free = Math.max(1, CELLS - hit);
        return Math.round(CELLS * Math.log(CELLS / free));
    }
}
