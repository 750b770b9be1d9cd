package dev.dropwise.evaluation;

/** What probabilities cost, row by row. */
final class ProbabilityLosses {

    /** Nothing is called impossible: the loss would be infinite. */
    private static final double LEAST = Math.ulp(1.0);

    private ProbabilityLosses() {}

    /** Negative logarithm of the probability of the true class, in nats. */
    static double[] log(ClassScores scores) {
        double[] losses = new double[scores.rows()];
        for (int row = 0; row < losses.length; row++) {
            double probability = scores.probability(row, scores.truth()[row]);
            losses[row] = -Math.log(Math.min(Math.max(probability, LEAST), 1 - LEAST));
        }
        return losses;
    }

    /**
     * Squared distance of the probabilities from the truth, summed over the classes; of two classes
     * of the second alone. Brier, 1950,
     * https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2
     */
    static double[] brier(ClassScores scores) {
        double[] losses = new double[scores.rows()];
        for (int row = 0; row < losses.length; row++) {
            for (int k = scores.classes() == 2 ? 1 : 0; k < scores.classes(); k++) {
                double error = scores.probability(row, k) - (scores.truth()[row] == k ? 1 : 0);
                losses[row] += error * error;
            }
        }
        return losses;
    }
}
