package dev.dropwise.dataset;

/** Random numbers of a seed, the same on every machine. */
final class Draws {

    private static final double UNIT = 0x1p-53;

    private final SplitMix64 bits;

    Draws(long seed) {
        bits = new SplitMix64(seed);
    }

    /** Evenly from [0, 1). */
    double uniform() {
        return (bits.next() >>> 11) * UNIT;
    }

    /** Evenly from [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** From the normal distribution of mean 0 and variance 1. Box and Muller, 1958. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Evenly from 0 to bound - 1. */
    int index(int bound) {
        return (int) (uniform() * bound);
    }
}
