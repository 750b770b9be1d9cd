package dev.dropwise.evaluation;

/** Metrics that are computed together, of rows that count as often as they were drawn. */
interface Statistic {

    /**
     * The metrics, in an order of their own; NaN where one is not defined.
     *
     * @param counts how often each row counts
     */
    double[] of(int[] counts);

    /** How many numbers are looked at each time. */
    long cost();

    /**
     * Whether drawing rows anew makes the metric larger, as it makes errors that are never below 0:
     * then how far the resamples lie from the metric is taken off it, not their values.
     */
    default boolean isBiased() {
        return false;
    }
}
