package dev.dropwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.evaluation.RiskCoverage.Point;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RiskCoverageTests {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The second class is taken for the true one; a row is wrong where it is not. */
    private static ClassScores scores(double[] confidences, int... wrong) {
        return ClassScores.ofSecond(
                Arrays.stream(wrong).map(one -> 1 - one).toArray(), confidences);
    }

    /**
     * In NumPy:
     *
     * <pre>{@code
     * confidence = np.array([0.95, 0.62, 0.88, 0.71, 0.99, 0.55, 0.83, 0.64, 0.78, 0.91])
     * wrong = np.array([0, 1, 0, 1, 0, 0, 1, 0, 0, 0])
     * order = np.argsort(-confidence)
     * risk = np.cumsum(wrong[order]) / np.arange(1, 11)
     * risk.tolist(), risk.mean()
     * }</pre>
     */
    @Test
    void isTheShareOfErrorsAmongTheSurest() {
        RiskCoverage curve =
                RiskCoverage.of(
                        scores(
                                new double[] {
                                    0.95, 0.62, 0.88, 0.71, 0.99, 0.55, 0.83, 0.64, 0.78, 0.91
                                },
                                0,
                                1,
                                0,
                                1,
                                0,
                                0,
                                1,
                                0,
                                0,
                                0),
                        100);
        assertThat(curve.points().stream().mapToDouble(Point::risk).toArray())
                .containsExactly(
                        new double[] {
                            0.0,
                            0.0,
                            0.0,
                            0.0,
                            0.2,
                            0.16666666666666666,
                            0.2857142857142857,
                            0.25,
                            0.3333333333333333,
                            0.3
                        },
                        EXACT);
        assertThat(curve.points().stream().mapToDouble(Point::coverage).toArray())
                .containsExactly(
                        new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0}, EXACT);
        assertThat(curve.points()).first().extracting(Point::confidence).isEqualTo(0.99);
        assertThat(curve.area()).isCloseTo(0.15357142857142858, EXACT);
    }

    /** In the mean over both orders half of the first two rows are wrong in half the cases. */
    @Test
    void rowsThatAreEquallySureShareTheirErrors() {
        RiskCoverage curve = RiskCoverage.of(scores(new double[] {0.9, 0.6, 0.6}, 0, 0, 1), 100);
        RiskCoverage other = RiskCoverage.of(scores(new double[] {0.9, 0.6, 0.6}, 0, 1, 0), 100);

        assertThat(curve).isEqualTo(other);
        assertThat(curve.points())
                .containsExactly(new Point(0.9, 1 / 3.0, 0), new Point(0.6, 1, 1 / 3.0));
        assertThat(curve.area()).isCloseTo((0 + 0.25 + 1 / 3.0) / 3, EXACT);
    }

    @Test
    void keepsSomeOfManyPointsWithTheEnd() {
        int rows = 10_000;
        double[] confidences =
                IntStream.range(0, rows).mapToDouble(row -> 0.51 + row / 21_000.0).toArray();
        RiskCoverage curve =
                RiskCoverage.of(
                        scores(
                                confidences,
                                IntStream.range(0, rows)
                                        .map(row -> row % 4 == 0 ? 1 : 0)
                                        .toArray()),
                        50);

        assertThat(curve.points()).hasSizeBetween(45, 52);
        assertThat(curve.points()).last().isEqualTo(new Point(0.51, 1, 0.25));
        assertThat(curve.area()).isCloseTo(0.25, within(0.01));
    }
}
