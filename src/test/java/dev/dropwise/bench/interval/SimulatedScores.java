package dev.dropwise.bench.interval;

import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.random.SeededRandom;

/** Predictions for rows drawn at random, as a network that errs in a known way would make them. */
final class SimulatedScores {

    private SimulatedScores() {}

    /**
     * Classes of these shares; scores are normal, that of the true class higher, and softmax makes
     * probabilities of them that are too sure.
     */
    static ClassScores classes(double[] shares, int rows, long seed) {
        SeededRandom random = new SeededRandom(seed);
        int[] truth = new int[rows];
        double[] probabilities = new double[rows * shares.length];
        for (int row = 0; row < rows; row++) {
            truth[row] = draw(shares, random);
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                double score = random.normal() + Math.log(shares[k]) + (k == truth[row] ? 2 : 0);
                probabilities[row * shares.length + k] = Math.exp(1.5 * score);
                sum += Math.exp(1.5 * score);
            }
            for (int k = 0; k < shares.length; k++) {
                probabilities[row * shares.length + k] /= sum;
            }
        }
        return new ClassScores(shares.length, truth, probabilities);
    }

    private static int draw(double[] shares, SeededRandom random) {
        double left = random.uniform();
        for (int k = 0; k < shares.length - 1; k++) {
            left -= shares[k];
            if (left < 0) {
                return k;
            }
        }
        return shares.length - 1;
    }

    /** Numbers with errors of which some are large. */
    static ValueScores values(int rows, long seed) {
        SeededRandom random = new SeededRandom(seed);
        double[] truth = new double[rows];
        double[] predicted = new double[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = 10 * random.normal();
            double spread = random.uniform() < 0.1 ? 8 : 3;
            predicted[row] = 0.9 * truth[row] + spread * random.normal();
        }
        return new ValueScores(truth, predicted);
    }
}
