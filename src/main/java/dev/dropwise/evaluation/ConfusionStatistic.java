package dev.dropwise.evaluation;

import java.util.Arrays;

/** All that follows from how often rows of one class are taken for another. */
final class ConfusionStatistic implements Statistic {

    static final int BALANCED_ACCURACY = 0;
    static final int PRECISION = 1;
    static final int RECALL = 2;
    static final int F1 = 3;
    static final int MATTHEWS_CORRELATION = 4;

    private final int classes;
    private final int[] cells;

    ConfusionStatistic(ClassScores scores) {
        classes = scores.classes();
        cells = new int[scores.rows()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = scores.truth()[row] * classes + scores.predicted(row);
        }
    }

    @Override
    public double[] of(int[] counts) {
        int[] sums = new int[classes * classes];
        for (int row = 0; row < cells.length; row++) {
            sums[cells[row]] += counts[row];
        }
        int[][] table = new int[classes][];
        for (int k = 0; k < classes; k++) {
            table[k] = Arrays.copyOfRange(sums, k * classes, (k + 1) * classes);
        }
        return metrics(new ConfusionMatrix(table));
    }

    private static double[] metrics(ConfusionMatrix confusion) {
        double[] metrics = new double[MATTHEWS_CORRELATION + 1];
        metrics[BALANCED_ACCURACY] = confusion.balancedAccuracy();
        metrics[PRECISION] = confusion.macro(confusion::precision);
        metrics[RECALL] = confusion.macro(confusion::recall);
        metrics[F1] = confusion.macro(confusion::f1);
        metrics[MATTHEWS_CORRELATION] = confusion.matthewsCorrelation();
        return metrics;
    }

    @Override
    public long cost() {
        return cells.length + 8L * classes * classes;
    }
}
