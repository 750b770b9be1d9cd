package dev.dropwise.evaluation;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often rows of one class were taken for another.
 *
 * @param counts [true class][predicted class]
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares counts
public record ConfusionMatrix(int[][] counts) {

    public static ConfusionMatrix of(ClassScores scores) {
        int[][] counts = new int[scores.classes()][scores.classes()];
        for (int row = 0; row < scores.rows(); row++) {
            counts[scores.truth()[row]][scores.predicted(row)]++;
        }
        return new ConfusionMatrix(counts);
    }

    int classes() {
        return counts.length;
    }

    int right() {
        return IntStream.range(0, classes()).map(this::right).sum();
    }

    int right(int k) {
        return counts[k][k];
    }

    int rows() {
        return IntStream.range(0, classes()).map(this::actual).sum();
    }

    /** Rows of a class. */
    public int actual(int k) {
        return IntStream.of(counts[k]).sum();
    }

    /** Rows that were taken for a class. */
    public int predicted(int k) {
        return IntStream.range(0, classes()).map(truth -> counts[truth][k]).sum();
    }

    /** Of the rows taken for a class the share that is of it; 0 where there are none. */
    public double precision(int k) {
        return share(right(k), predicted(k));
    }

    /** Of the rows of a class the share that was taken for it; 0 where there are none. */
    public double recall(int k) {
        return share(right(k), actual(k));
    }

    /** Harmonic mean of precision and recall; 0 where both are. */
    public double f1(int k) {
        return share(2 * right(k), predicted(k) + actual(k));
    }

    private static double share(int some, int of) {
        return of == 0 ? 0 : (double) some / of;
    }

    /** Mean recall of the classes that have rows. */
    double balancedAccuracy() {
        return mean(this::recall, k -> actual(k) > 0);
    }

    /** Mean over the classes that occur, as labels or as predictions. */
    double macro(IntToDoubleFunction ofClass) {
        return mean(ofClass, k -> actual(k) + predicted(k) > 0);
    }

    private double mean(IntToDoubleFunction ofClass, java.util.function.IntPredicate which) {
        return IntStream.range(0, classes())
                .filter(which)
                .mapToDouble(ofClass)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Correlation of labels and predictions, from -1 to 1; 0 where one of them does not vary.
     * Gorodkin, 2004, https://doi.org/10.1016/j.compbiolchem.2004.09.006
     */
    double matthewsCorrelation() {
        double rows = rows();
        double products = 0;
        double actualSquares = 0;
        double predictedSquares = 0;
        for (int k = 0; k < classes(); k++) {
            double actual = actual(k);
            double predicted = predicted(k);
            products += actual * predicted;
            actualSquares += actual * actual;
            predictedSquares += predicted * predicted;
        }
        double spread =
                Math.sqrt(rows * rows - actualSquares) * Math.sqrt(rows * rows - predictedSquares);
        return spread == 0 ? 0 : (right() * rows - products) / spread;
    }
}
