package dev.dropwise.evaluation;

import java.util.Arrays;

/** The root of the mean of a number of each row that is never below 0. */
final class RootMeanStatistic implements StudentizedStatistic {

    private final MeanStatistic mean;
    private final double[] squares;
    private final double center;

    RootMeanStatistic(double[] squares) {
        this.mean = new MeanStatistic(squares);
        this.squares = squares;
        this.center = Arrays.stream(squares).average().orElse(0);
    }

    @Override
    public double[] of(int[] counts) {
        return new double[] {Math.sqrt(mean.of(counts)[0])};
    }

    /** Its logarithm, whose error does not grow with it. */
    @Override
    public Studentized studentized(int[] counts) {
        double sum = 0;
        double sumOfSquares = 0;
        long rows = 0;
        for (int row = 0; row < squares.length; row++) {
            double distance = squares[row] - center;
            sum += counts[row] * distance;
            sumOfSquares += counts[row] * distance * distance;
            rows += counts[row];
        }
        double own = sum / rows;
        double variance = Math.max(0, sumOfSquares / rows - own * own);
        double value = center + own;
        return new Studentized(Math.log(value) / 2, Math.sqrt(variance / rows) / value / 2);
    }

    @Override
    public double metric(double scaled) {
        return Math.exp(scaled);
    }

    @Override
    public long cost() {
        return 2 * mean.cost();
    }
}
