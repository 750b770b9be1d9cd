package dev.dropwise.evaluation;

import java.util.function.DoubleUnaryOperator;

/** The mean of a number of each row, or a function of it. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares statistics
record MeanStatistic(double[] values, DoubleUnaryOperator function) implements Statistic {

    MeanStatistic(double[] values) {
        this(values, DoubleUnaryOperator.identity());
    }

    @Override
    public double[] of(int[] counts) {
        double sum = 0;
        long rows = 0;
        for (int row = 0; row < values.length; row++) {
            sum += counts[row] * values[row];
            rows += counts[row];
        }
        return new double[] {function.applyAsDouble(sum / rows)};
    }

    @Override
    public long cost() {
        return values.length;
    }
}
