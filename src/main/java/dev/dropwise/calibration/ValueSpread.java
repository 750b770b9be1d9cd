package dev.dropwise.calibration;

import org.jspecify.annotations.Nullable;

/**
 * The spread that normalized intervals are as wide as.
 *
 * @param samples passes of Monte-Carlo dropout whose standard deviation it is; null where it is
 *     that of a learned variance
 * @param seed of these passes
 * @param least what is added to it, so that an interval has a width where all passes agree: a
 *     hundredth of the training rows' standard deviation
 */
public record ValueSpread(@Nullable Integer samples, @Nullable Long seed, double least) {

    /** Enough for their standard deviation to be known within a tenth. */
    public static final int SAMPLES = 50;

    private static final double LEAST_SHARE = 0.01;

    /** Of a learned variance. */
    public static ValueSpread learned(double unit) {
        return new ValueSpread(null, null, LEAST_SHARE * unit);
    }

    /** Of Monte-Carlo samples. */
    public static ValueSpread sampled(long seed, double unit) {
        return new ValueSpread(SAMPLES, seed, LEAST_SHARE * unit);
    }

    double of(double deviation) {
        return deviation + least;
    }
}
