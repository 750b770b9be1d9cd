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

    /** Whether it is an error, never below 0, that drawing rows anew makes larger. */
    default boolean isBiased() {
        return false;
    }
}
