package dev.dropwise.evaluation;

/** The median of a number of each row: of an even count the mean of the two in the middle. */
final class MedianStatistic implements Statistic {

    private final double[] values;
    private final int[] order;

    MedianStatistic(double[] values) {
        this.values = values;
        this.order = RankedScores.ascending(values);
    }

    @Override
    public double[] of(int[] counts) {
        long rows = 0;
        for (int count : counts) {
            rows += count;
        }
        return new double[] {(at(counts, (rows - 1) / 2) + at(counts, rows / 2)) / 2};
    }

    private double at(int[] counts, long place) {
        long seen = 0;
        for (int row : order) {
            seen += counts[row];
            if (seen > place) {
                return values[row];
            }
        }
        return Double.NaN;
    }

    @Override
    public long cost() {
        return 2L * values.length;
    }
}
