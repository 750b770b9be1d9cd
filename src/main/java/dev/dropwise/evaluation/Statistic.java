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
     * Of errors that are never below 0 what chance alone makes of each at most: where there is
     * none, they seem as large. Empty for metrics that chance makes smaller as well as larger.
     */
    default double[] chance() {
        return new double[0];
    }
}
