package dev.dropwise.random;

import java.security.SecureRandom;

/** Draws seeds where a client gives none. Safe for use by many threads. */
public final class SeedGenerator {

    /** The largest seed that a client may give: JSON's numbers are exact up to it everywhere. */
    public static final long LARGEST = (1L << 53) - 1;

    /**
     * Fits a JSON number in every language, and is what every generator of libtorch takes whole.
     */
    static final int BITS = 31;

    private final SecureRandom random = new SecureRandom();

    /** From 0 to 2^31 - 1. */
    public long next() {
        return random.nextLong(1L << BITS);
    }
}
