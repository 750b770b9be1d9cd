package dev.dropwise.random;

/**
 * A generator of random numbers that is fully written down here, so that a split is the same on
 * every JVM and in every version. Steele, Lea, Flood, 2014, https://doi.org/10.1145/2660193.2660195
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /**
     * Draws that are a function of a data set's content and a seed.
     *
     * @param version of the content, at least 16 hexadecimal digits
     */
    public static SplitMix64 of(String version, long seed) {
        long hash = Long.parseUnsignedLong(version.substring(0, 16), 16);
        return new SplitMix64(hash ^ new SplitMix64(seed).next());
    }

    /** The next 64 random bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /**
     * A seed for a generator of another kind: 31 of the next bits, as a {@link SeedGenerator} has.
     */
    public long nextSeed() {
        return next() >>> (Long.SIZE - SeedGenerator.BITS);
    }

    /** One of the 2^64 permutations of 64 bits in which every bit matters to every other. */
    public static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Shuffles in place (Fisher and Yates); the bias of the remainder is below 2^-32. */
    public void shuffle(int[] values) {
        shuffle(values, 0, values.length);
    }

    /** Shuffles a part in place, from an index to the one before another. */
    public void shuffle(int[] values, int from, int to) {
        for (int i = to - from - 1; i > 0; i--) {
            int j = from + (int) Long.remainderUnsigned(next(), i + 1L);
            int swapped = values[from + i];
            values[from + i] = values[j];
            values[j] = swapped;
        }
    }
}
