package dev.dropwise.random;

/** Random numbers of a seed, the same on every machine. */
public final class SeededRandom {

    private static final double UNIT = 0x1p-53;

    private final SplitMix64 bits;

    public SeededRandom(long seed) {
        bits = new SplitMix64(seed);
    }

    /** Evenly from [0, 1). */
    public double uniform() {
        return (bits.next() >>> 11) * UNIT;
    }

    /** Evenly from [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** From the normal distribution of mean 0 and variance 1. Box and Muller, 1958. */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Evenly from 0 to bound - 1. */
    public int index(int bound) {
        return (int) (uniform() * bound);
    }
}
