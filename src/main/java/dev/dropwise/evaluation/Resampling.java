package dev.dropwise.evaluation;

/**
 * How intervals are found where no formula has them.
 *
 * @param confidenceLevel how often an interval is to contain the metric of all rows there could be,
 *     0.95 mostly
 * @param resamples how often rows are drawn anew at most; fewer where rows and classes are many
 * @param seed of the draws
 */
public record Resampling(double confidenceLevel, int resamples, long seed) {

    /** 1,000 resamples for intervals at 95 %. */
    public static Resampling usual(long seed) {
        return new Resampling(0.95, 1000, seed);
    }
}
