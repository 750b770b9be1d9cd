package dev.dropwise.evaluation;

/**
 * The logarithm of the density that Monte-Carlo passes give the truth together: {@code log 1/T Σ
 * N(y; mean, std²)} over the passes. Gal and Ghahramani, 2016,
 * https://proceedings.mlr.press/v48/gal16.html
 */
public final class GaussianLogLikelihood {

    private static final double LOG_ROOT_OF_TWO_PI = Math.log(2 * Math.PI) / 2;

    private GaussianLogLikelihood() {}

    /**
     * Of each row.
     *
     * @param truth [rows]
     * @param means [passes, rows], row-major
     * @param stds [passes, rows], above 0
     */
    public static double[] of(double[] truth, double[] means, double[] stds) {
        int rows = truth.length;
        int passes = rows == 0 ? 0 : means.length / rows;
        double[] likelihoods = new double[rows];
        double[] ofPasses = new double[passes];
        for (int row = 0; row < rows; row++) {
            for (int pass = 0; pass < passes; pass++) {
                int at = pass * rows + row;
                double distance = (truth[row] - means[at]) / stds[at];
                ofPasses[pass] = -LOG_ROOT_OF_TWO_PI - Math.log(stds[at]) - distance * distance / 2;
            }
            likelihoods[row] = logMeanExp(ofPasses);
        }
        return likelihoods;
    }

    /** The largest is taken out first: it alone may be too small for a number. */
    static double logMeanExp(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        if (!Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum / logs.length);
    }
}
