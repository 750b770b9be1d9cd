package dev.dropwise.training;

import dev.dropwise.dataset.SplitMix64;

/**
 * Every draw of a training as a pure function of (seed, purpose, step): nothing global, nothing
 * that depends on what ran before, so that a run is the same alone, beside others and after a
 * restart.
 */
record Seeds(long seed) {

    private enum Purpose {
        WEIGHTS(1),
        ORDER(2),
        MASKS(3);

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

    /** 31 bits: what every generator of libtorch takes whole. */
    private long draw(Purpose purpose, long step) {
        long mixed = new SplitMix64(seed).next() + purpose.number;
        return new SplitMix64(new SplitMix64(mixed).next() + step).next() >>> 33;
    }
}
