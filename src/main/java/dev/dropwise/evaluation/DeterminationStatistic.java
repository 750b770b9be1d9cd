package dev.dropwise.evaluation;

/**
 * R²: the share of the variance of the truth that predictions explain; 1 at best, 0 for its mean,
 * below for worse. Of a truth that does not vary 1 or 0, as scikit-learn has it.
 */
final class DeterminationStatistic implements StudentizedStatistic {

    private final double[] truth;
    private final double[] squares;

    DeterminationStatistic(ValueScores scores) {
        truth = scores.truth();
        squares = new double[truth.length];
        for (int row = 0; row < truth.length; row++) {
            double error = scores.predicted()[row] - truth[row];
            squares[row] = error * error;
        }
    }

    @Override
    public double[] of(int[] counts) {
        double sum = 0;
        double residual = 0;
        long rows = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += counts[row] * truth[row];
            residual += counts[row] * squares[row];
            rows += counts[row];
        }
        double mean = sum / rows;
        double total = 0;
        for (int row = 0; row < truth.length; row++) {
            total += counts[row] * (truth[row] - mean) * (truth[row] - mean);
        }
        if (total == 0) {
            return new double[] {residual == 0 ? 1 : 0};
        }
        return new double[] {1 - residual / total};
    }

    /** The logarithm of the share that is not explained. */
    @Override
    public Studentized studentized(int[] counts) {
        double sum = 0;
        double residual = 0;
        long rows = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += counts[row] * truth[row];
            residual += counts[row] * squares[row];
            rows += counts[row];
        }
        double mean = sum / rows;
        double total = 0;
        for (int row = 0; row < truth.length; row++) {
            total += counts[row] * (truth[row] - mean) * (truth[row] - mean);
        }
        double variance = 0;
        for (int row = 0; row < truth.length; row++) {
            double distance = truth[row] - mean;
            double influence = squares[row] / residual - distance * distance / total;
            variance += counts[row] * influence * influence;
        }
        return new Studentized(Math.log(residual / total), Math.sqrt(variance));
    }

    @Override
    public double metric(double scaled) {
        return 1 - Math.exp(scaled);
    }

    @Override
    public long cost() {
        return 4L * truth.length;
    }
}
