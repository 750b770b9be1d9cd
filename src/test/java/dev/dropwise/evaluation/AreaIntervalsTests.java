package dev.dropwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Against scikit-learn, whose areas change by a row's influence where its weight does, and the
 * formulas of the papers with SciPy.
 */
class AreaIntervalsTests {

    @Test
    void ofManyRowsRestOnTheirInfluences() {
        AreaIntervals areas = areas(80);

        assertEstimate(areas.roc(), 0.7796875, 0.6634221796994126, 0.8640226008517163);
        assertEstimate(
                areas.precisionRecall(),
                0.8098786608677913,
                0.6889028120992011,
                0.8912379554858326);
    }

    @Test
    void ofFewRowsRestOnTheAreaAlone() {
        AreaIntervals areas = areas(20);

        assertEstimate(areas.roc(), 0.81, 0.5524204118077648, 0.930929481948104);
        assertEstimate(
                areas.precisionRecall(),
                0.8451282051282051,
                0.5360366266256491,
                0.9626509894689923);
    }

    @Test
    void areNoneWhereAllRowsAreOfOneClass() {
        AreaIntervals areas =
                intervals(new ClassScores(2, new int[] {0, 0}, new double[] {0.5, 0.5, 0.9, 0.1}));

        assertThat(areas.roc()).isEqualTo(MetricEstimate.NONE);
        assertThat(areas.precisionRecall()).isEqualTo(MetricEstimate.NONE);
    }

    /** Every second row is of the second class; some scores are equal. */
    private static AreaIntervals areas(int rows) {
        int[] truth = new int[rows];
        double[] scores = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = row % 2;
            double score = Math.sin(1.7 * row) + 0.8 * truth[row];
            scores[2 * row + 1] = Math.round(10 * score) / 10.0;
        }
        return intervals(new ClassScores(2, truth, scores));
    }

    private static AreaIntervals intervals(ClassScores scores) {
        return new AreaIntervals(new RankingStatistic(scores).influences(), 0.95);
    }

    private static void assertEstimate(
            MetricEstimate estimate, double value, double low, double high) {
        List<Double> interval = Objects.requireNonNull(estimate.interval());
        assertThat(estimate.value()).isCloseTo(value, within(1e-9));
        assertThat(interval.get(0)).isCloseTo(low, within(1e-6));
        assertThat(interval.get(1)).isCloseTo(high, within(1e-6));
    }
}
