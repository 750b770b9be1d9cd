package dev.dropwise.calibration;

import dev.dropwise.evaluation.ClassScores;

/**
 * Makes probabilities as sure as they are right: softmax of the logits divided by one temperature,
 * which minimizes the log loss of calibration rows. Which class is likeliest stays. Guo et al.,
 * 2017, https://arxiv.org/abs/1706.04599
 */
public final class TemperatureScaling {

    /** Logits are logarithms of probabilities; less than this is lost in float32. */
    private static final double LEAST_PROBABILITY = 1e-10;

    /**
     * What few rows that are all right would go below, until float32 tells classes no more apart.
     */
    private static final double LOWEST = 0.2;

    private static final double HIGHEST = 20;
    private static final int HALVINGS = 40;

    private TemperatureScaling() {}

    /**
     * The temperature, 0.2 to 20. The log loss is convex in its inverse, whose derivative is halved
     * to 0.
     */
    static double fit(ClassScores scores) {
        double below = 1 / HIGHEST;
        double above = 1 / LOWEST;
        double[] logits = logits(scores.probabilities());
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(below * above);
            if (slope(logits, scores, middle) > 0) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return 1 / Math.sqrt(below * above);
    }

    private static double[] logits(double[] probabilities) {
        double[] logits = new double[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(Math.max(probabilities[i], LEAST_PROBABILITY));
        }
        return logits;
    }

    /** Of the log loss by the inverse: the mean logit less that of the truth. */
    private static double slope(double[] logits, ClassScores scores, double inverse) {
        double slope = 0;
        int classes = scores.classes();
        for (int row = 0; row < scores.rows(); row++) {
            int from = row * classes;
            double highest = highest(logits, from, classes);
            double sum = 0;
            double weighted = 0;
            for (int i = from; i < from + classes; i++) {
                double share = Math.exp(inverse * (logits[i] - highest));
                sum += share;
                weighted += share * logits[i];
            }
            slope += weighted / sum - logits[from + scores.truth()[row]];
        }
        return slope;
    }

    private static double highest(double[] logits, int from, int count) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            highest = Math.max(highest, logits[i]);
        }
        return highest;
    }

    /**
     * Scales the probabilities of one row in place.
     *
     * @param from where they begin
     */
    public static void apply(double[] probabilities, int from, int classes, double temperature) {
        if (temperature == 1) {
            return;
        }
        double sum = 0;
        for (int i = from; i < from + classes; i++) {
            probabilities[i] =
                    Math.pow(Math.max(probabilities[i], LEAST_PROBABILITY), 1 / temperature);
            sum += probabilities[i];
        }
        for (int i = from; i < from + classes; i++) {
            probabilities[i] /= sum;
        }
    }

    static ClassScores applied(ClassScores scores, double temperature) {
        double[] scaled = scores.probabilities().clone();
        for (int row = 0; row < scores.rows(); row++) {
            apply(scaled, row * scores.classes(), scores.classes(), temperature);
        }
        return new ClassScores(scores.classes(), scores.truth(), scaled);
    }
}
