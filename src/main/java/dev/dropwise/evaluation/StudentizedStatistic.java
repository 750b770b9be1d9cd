package dev.dropwise.evaluation;

/**
 * A metric whose standard error the rows tell, too, so that resamples say how many of them it is
 * off: intervals that make up for skewed and heavy tails. Efron and Tibshirani, 1993, chapter 12
 */
interface StudentizedStatistic extends Statistic {

    /**
     * The metric on a scale on which its error hardly depends on it.
     *
     * @param error standard deviation
     */
    record Studentized(double value, double error) {

        /** Standard errors from what it is a resample of. */
        double distanceFrom(Studentized original) {
            return value == original.value ? 0 : (value - original.value) / error;
        }
    }

    /**
     * The metric of rows and its standard error, on that scale.
     *
     * @param counts how often each row counts
     */
    Studentized studentized(int[] counts);

    /** Back from that scale. */
    double metric(double scaled);
}
