package dev.dropwise.evaluation;

/**
 * What a predicted quantile costs: {@code q·(y − x)} where the truth y is above it, {@code (1 −
 * q)·(x − y)} where it is below; least in the mean for the true quantile. Koenker and Bassett,
 * 1978, https://doi.org/10.2307/1913643
 */
final class PinballLoss {

    private PinballLoss() {}

    static double[] of(double[] truth, double[] predicted, double q) {
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            double above = truth[row] - predicted[row];
            losses[row] = above >= 0 ? q * above : (q - 1) * above;
        }
        return losses;
    }
}
