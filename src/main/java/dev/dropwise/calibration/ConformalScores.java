package dev.dropwise.calibration;

import org.jspecify.annotations.Nullable;

/**
 * How unusual the truth was by one method.
 *
 * @param calibration of the rows that were held back, ascending
 * @param test of the rows of the hold-out in their order: the score by which the truth is within a
 *     set or interval, or not
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares scores
public record ConformalScores(double[] calibration, double[] test) {

    /** Less than what rounding adds to a product of a level and a count. */
    private static final double ROUNDING = 1e-9;

    /**
     * What at least the stated share of new rows stay below: the ceil((n + 1)·level)-th smallest
     * score. Vovk et al., 2005, https://doi.org/10.1007/b106715
     *
     * @return null where it takes more rows than there are
     */
    public @Nullable Double quantile(double level) {
        int rank = (int) Math.ceil((calibration.length + 1) * level - ROUNDING);
        return rank > calibration.length ? null : (Double) calibration[Math.max(rank, 1) - 1];
    }

    /** How many rows a level needs. */
    public static int rowsFor(double level) {
        return (int) Math.ceil(level / (1 - level) - ROUNDING);
    }

    /** Why there is no quantile for a level; null where there is one. */
    public @Nullable String reason(double level) {
        return quantile(level) != null
                ? null
                : "a level of %s needs %d calibration rows, there are %d"
                        .formatted(level, rowsFor(level), calibration.length);
    }

    /** Of the rows of the hold-out those whose truth is within. */
    boolean[] covered(ConformalMethod method, double level) {
        Double quantile = quantile(level);
        boolean[] covered = new boolean[test.length];
        for (int row = 0; row < test.length; row++) {
            covered[row] = quantile == null || method.isWithin(test[row], quantile);
        }
        return covered;
    }
}
