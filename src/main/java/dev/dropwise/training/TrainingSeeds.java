package dev.dropwise.training;

import dev.dropwise.random.SplitMix64;
import java.util.stream.IntStream;

/**
 * Every draw of a training as a pure function of (seed, purpose, step): nothing global, nothing
 * that depends on what ran before, so that a run is the same alone, beside others and after a
 * restart.
 */
record TrainingSeeds(long seed) {

    private enum Purpose {
        WEIGHTS(1),
        ORDER(2),
        MASKS(3),
        BLOCKS(4),
        SAMPLE(5),
        CALIBRATION(6);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    /** Where the initial weights come from. */
    long weights() {
        return draw(Purpose.WEIGHTS, 0);
    }

    /**
     * Where the dropout masks of {@code count} steps come from, counted from the start of training.
     */
    long[] masks(long firstStep, int count) {
        long[] masks = new long[count];
        for (int i = 0; i < count; i++) {
            masks[i] = draw(Purpose.MASKS, firstStep + i);
        }
        return masks;
    }

    /** The rows in the order that an epoch sees them. */
    int[] order(int[] rows, int epoch) {
        int[] shuffled = rows.clone();
        new SplitMix64(draw(Purpose.ORDER, epoch)).shuffle(shuffled);
        return shuffled;
    }

    /** The rows in the order in which equal ones are taken into a sample. */
    int[] sample(int[] rows) {
        int[] shuffled = rows.clone();
        new SplitMix64(draw(Purpose.SAMPLE, 0)).shuffle(shuffled);
        return shuffled;
    }

    /** Where the draws of a target's calibration come from. */
    long calibration(int target) {
        return draw(Purpose.CALIBRATION, target);
    }

    /**
     * The rows in the order that an epoch sees them when it reads them in windows: blocks of
     * consecutive rows in a random order, then the rows of each window.
     */
    int[] orderOfBlocks(int[] rows, int epoch, int block, int window) {
        int[] blocks = IntStream.rangeClosed(0, (rows.length - 1) / block).toArray();
        new SplitMix64(draw(Purpose.BLOCKS, epoch)).shuffle(blocks);
        int[] order = new int[rows.length];
        int at = 0;
        for (int drawn : blocks) {
            int from = drawn * block;
            int length = Math.min(block, rows.length - from);
            System.arraycopy(rows, from, order, at, length);
            at += length;
        }
        SplitMix64 random = new SplitMix64(draw(Purpose.ORDER, epoch));
        for (int from = 0; from < order.length; from += window) {
            random.shuffle(order, from, Math.min(from + window, order.length));
        }
        return order;
    }

    private long draw(Purpose purpose, long step) {
        long mixed = new SplitMix64(seed).next() + purpose.number;
        return new SplitMix64(new SplitMix64(mixed).next() + step).nextSeed();
    }
}
