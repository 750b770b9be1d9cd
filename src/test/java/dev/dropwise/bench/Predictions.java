package dev.dropwise.bench;

import dev.dropwise.evaluation.ClassScores;

/**
 * What a network makes of examples whose classes are known.
 *
 * @param probabilities of every class, an array for each example
 * @param classes the right ones
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares predictions
public record Predictions(float[][] probabilities, int[] classes) {

    /** The share classified rightly. */
    double accuracy() {
        double hits = 0;
        for (int i = 0; i < classes.length; i++) {
            hits += isHit(i) ? 1 : 0;
        }
        return hits / classes.length;
    }

    /** The mean of {@code −ln p} of the right class: no smoothing, no weights. */
    public double crossEntropy() {
        double sum = 0;
        for (int i = 0; i < classes.length; i++) {
            sum -= Math.log(Math.max(probabilities[i][classes[i]], Float.MIN_NORMAL));
        }
        return sum / classes.length;
    }

    /** The mean probability of the likeliest class: above the accuracy where it is too sure. */
    double confidence() {
        double sum = 0;
        for (int i = 0; i < classes.length; i++) {
            sum += confidence(i);
        }
        return sum / classes.length;
    }

    public ClassScores scores() {
        int width = probabilities.length == 0 ? 2 : probabilities[0].length;
        double[] flat = new double[probabilities.length * width];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = probabilities[i / width][i % width];
        }
        return new ClassScores(width, classes, flat);
    }

    boolean isHit(int example) {
        return likeliest(example) == classes[example];
    }

    float confidence(int example) {
        return probabilities[example][likeliest(example)];
    }

    private int likeliest(int example) {
        float[] row = probabilities[example];
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }
}
