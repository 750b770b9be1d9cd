package dev.dropwise.evaluation;

/** The mean of a number of each row. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares statistics
record MeanStatistic(double[] values) implements Statistic {

    @Override
    public double[] of(int[] counts) {
        double sum = 0;
        long rows = 0;
        for (int row = 0; row < values.length; row++) {
            sum += counts[row] * values[row];
            rows += counts[row];
        }
        return new double[] {sum / rows};
    }

    @Override
    public long cost() {
        return values.length;
    }
}
