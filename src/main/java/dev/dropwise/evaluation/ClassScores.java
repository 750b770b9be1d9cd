package dev.dropwise.evaluation;

/**
 * How probable each class was said to be, beside the class that it was.
 *
 * @param classes how many there are, at least two
 * @param truth the number of the class of each row
 * @param probabilities [rows, classes], row-major
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares scores
public record ClassScores(int classes, int[] truth, double[] probabilities) {

    public ClassScores {
        if (probabilities.length != (long) classes * truth.length) {
            throw new IllegalArgumentException(
                    "expected %d probabilities of %d classes, received %d"
                            .formatted(
                                    (long) classes * truth.length, classes, probabilities.length));
        }
    }

    /** Scores of the second of two classes alone. */
    public static ClassScores ofSecond(int[] truth, double[] second) {
        double[] both = new double[2 * second.length];
        for (int row = 0; row < second.length; row++) {
            both[2 * row] = 1 - second[row];
            both[2 * row + 1] = second[row];
        }
        return new ClassScores(2, truth, both);
    }

    public int rows() {
        return truth.length;
    }

    public double probability(int row, int ofClass) {
        return probabilities[row * classes + ofClass];
    }

    /** The likeliest class of a row, of equals the first. */
    public int predicted(int row) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = probability(row, k) > probability(row, best) ? k : best;
        }
        return best;
    }

    /** How probable its likeliest class is. */
    public double confidence(int row) {
        return probability(row, predicted(row));
    }

    public boolean isRight(int row) {
        return predicted(row) == truth[row];
    }

    /** How probable a class was said to be, of every row. */
    double[] ofClass(int k) {
        double[] scores = new double[rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = probability(row, k);
        }
        return scores;
    }
}
