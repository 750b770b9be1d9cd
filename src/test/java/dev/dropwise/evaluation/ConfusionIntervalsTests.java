package dev.dropwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Against SciPy: beta.ppf for the ends of each class, and the sums written out with NumPy. */
class ConfusionIntervalsTests {

    /** No row is taken for the third class. */
    private static final ConfusionIntervals INTERVALS =
            new ConfusionIntervals(
                    new ConfusionMatrix(new int[][] {{40, 2, 0}, {5, 10, 0}, {3, 1, 0}}), 0.95);

    @Test
    void ofAClassAreExact() {
        assertEnds(INTERVALS.f1(0), 0.7972217445688237, 0.947200949829448);
        assertThat(INTERVALS.precision(2)).isEqualTo(MetricEstimate.NONE);
    }

    @Test
    void meanRecallAddsWhatItsClassesMayBeOff() {
        assertThat(INTERVALS.recall().value()).isCloseTo(0.5396825396825397, within(1e-12));
        assertEnds(INTERVALS.recall(), 0.4380226142341161, 0.7533424451030252);
        assertThat(INTERVALS.balancedAccuracy()).isEqualTo(INTERVALS.recall());
    }

    /** The third class counts as 0 and may have a precision of 1. */
    @Test
    void meanPrecisionLeavesOpenWhatNoRowTells() {
        assertThat(INTERVALS.precision().value()).isCloseTo(0.5341880341880342, within(1e-12));
        assertEnds(INTERVALS.precision(), 0.42221236759903275, 0.9349975990824433);
    }

    /** Classes share the rows that are taken for another. */
    @Test
    void meanF1CountsWrongRowsForBothClasses() {
        assertThat(INTERVALS.f1().value()).isCloseTo(0.5343915343915344, within(1e-12));
        assertEnds(INTERVALS.f1(), 0.4337356906562072, 0.7938708648860959);
    }

    private static void assertEnds(MetricEstimate estimate, double low, double high) {
        List<Double> interval = Objects.requireNonNull(estimate.interval());
        assertThat(interval.get(0)).isCloseTo(low, within(1e-7));
        assertThat(interval.get(1)).isCloseTo(high, within(1e-7));
    }
}
