package dev.dropwise.evaluation;

import java.util.Arrays;

/** What one number tells of predicted numbers, as in {@link RegressionMetrics}. */
public enum ValueMetric {
    ROOT_MEAN_SQUARED_ERROR(false) {
        @Override
        Statistic statistic(ValueScores scores) {
            double[] squared = scores.absoluteErrors();
            for (int row = 0; row < squared.length; row++) {
                squared[row] *= squared[row];
            }
            return new RootMeanStatistic(squared);
        }
    },
    MEAN_ABSOLUTE_ERROR(false) {
        @Override
        Statistic statistic(ValueScores scores) {
            return new MeanStatistic(scores.absoluteErrors());
        }
    },
    MEDIAN_ABSOLUTE_ERROR(false) {
        @Override
        Statistic statistic(ValueScores scores) {
            return new MedianStatistic(scores.absoluteErrors());
        }
    },
    R2(true) {
        @Override
        Statistic statistic(ValueScores scores) {
            return new DeterminationStatistic(scores);
        }
    };

    private final boolean greaterIsBetter;

    ValueMetric(boolean greaterIsBetter) {
        this.greaterIsBetter = greaterIsBetter;
    }

    abstract Statistic statistic(ValueScores scores);

    public boolean greaterIsBetter() {
        return greaterIsBetter;
    }

    /** NaN where it is not defined for these rows. */
    public double of(ValueScores scores) {
        int[] once = new int[scores.rows()];
        Arrays.fill(once, 1);
        return statistic(scores).of(once)[0];
    }
}
