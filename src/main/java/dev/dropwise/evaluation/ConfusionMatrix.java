package dev.dropwise.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** How often rows of one class were taken for another. */
final class ConfusionMatrix {

    private final int[][] counts;
    private final int[] actual;
    private final int[] predicted;
    private int right;
    private int rows;

    /**
     * @param counts [true class][predicted class]
     */
    ConfusionMatrix(int[][] counts) {
        this.counts = counts;
        actual = new int[counts.length];
        predicted = new int[counts.length];
        for (int truth = 0; truth < counts.length; truth++) {
            for (int taken = 0; taken < counts.length; taken++) {
                int some = counts[truth][taken];
                actual[truth] += some;
                predicted[taken] += some;
                rows += some;
                right += truth == taken ? some : 0;
            }
        }
    }

    static ConfusionMatrix of(ClassScores scores) {
        int[][] counts = new int[scores.classes()][scores.classes()];
        for (int row = 0; row < scores.rows(); row++) {
            counts[scores.truth()[row]][scores.predicted(row)]++;
        }
        return new ConfusionMatrix(counts);
    }

    List<List<Integer>> counts() {
        return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }

    int classes() {
        return counts.length;
    }

    int count(int truth, int taken) {
        return counts[truth][taken];
    }

    /** Whether it is the label or the prediction of any row. */
    boolean occurs(int k) {
        return actual[k] + predicted[k] > 0;
    }

    int right() {
        return right;
    }

    int right(int k) {
        return counts[k][k];
    }

    /** Rows of a class. */
    int actual(int k) {
        return actual[k];
    }

    /** Rows that were taken for a class. */
    int predicted(int k) {
        return predicted[k];
    }

    /** Of the rows taken for a class the share that is of it; 0 where there are none. */
    double precision(int k) {
        return share(right(k), predicted[k]);
    }

    /** Of the rows of a class the share that was taken for it; 0 where there are none. */
    double recall(int k) {
        return share(right(k), actual[k]);
    }

    /** Harmonic mean of precision and recall; 0 where both are. */
    double f1(int k) {
        return share(2 * right(k), predicted[k] + actual[k]);
    }

    private static double share(int some, int of) {
        return of == 0 ? 0 : (double) some / of;
    }

    /** Mean recall of the classes that have rows. */
    double balancedAccuracy() {
        return mean(this::recall, k -> actual[k] > 0);
    }

    /** Mean over the classes that occur, as labels or as predictions. */
    double macro(IntToDoubleFunction ofClass) {
        return mean(ofClass, this::occurs);
    }

    private double mean(IntToDoubleFunction ofClass, IntPredicate which) {
        double sum = 0;
        int classes = 0;
        for (int k = 0; k < counts.length; k++) {
            if (which.test(k)) {
                sum += ofClass.applyAsDouble(k);
                classes++;
            }
        }
        return sum / classes;
    }

    /**
     * Correlation of labels and predictions, from -1 to 1; 0 where one of them does not vary.
     * Gorodkin, 2004, https://doi.org/10.1016/j.compbiolchem.2004.09.006
     */
    double matthewsCorrelation() {
        double all = (double) rows * rows;
        double products = 0;
        double actualSquares = 0;
        double predictedSquares = 0;
        for (int k = 0; k < counts.length; k++) {
            products += (double) actual[k] * predicted[k];
            actualSquares += (double) actual[k] * actual[k];
            predictedSquares += (double) predicted[k] * predicted[k];
        }
        double spread = Math.sqrt(all - actualSquares) * Math.sqrt(all - predictedSquares);
        return spread == 0 ? 0 : ((double) right * rows - products) / spread;
    }
}
