package dev.dropwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdPointTests {

    /** The example of scikit-learn's roc_curve and precision_recall_curve. */
    @Test
    void hasAPointForEveryThreshold() {
        ClassScores scores =
                ClassScores.ofSecond(new int[] {0, 0, 1, 1}, new double[] {0.1, 0.4, 0.35, 0.8});
        assertThat(ThresholdPoint.curve(scores, 1, 100))
                .containsExactly(
                        new ThresholdPoint(0.8, 0.5, 0, 1),
                        new ThresholdPoint(0.4, 0.5, 0.5, 0.5),
                        new ThresholdPoint(0.35, 1, 0.5, 2 / 3.0),
                        new ThresholdPoint(0.1, 1, 1, 0.5));
    }

    @Test
    void takesEqualScoresForOneThreshold() {
        ClassScores scores =
                ClassScores.ofSecond(new int[] {0, 1, 1}, new double[] {0.5, 0.5, 0.5});
        assertThat(ThresholdPoint.curve(scores, 1, 100))
                .containsExactly(new ThresholdPoint(0.5, 1, 1, 2 / 3.0));
    }

    @Test
    void keepsSomeOfManyPointsWithBothEnds() {
        int rows = 10_000;
        int[] truth = IntStream.range(0, rows).map(row -> row % 3 == 0 ? 1 : 0).toArray();
        double[] second = IntStream.range(0, rows).mapToDouble(row -> row / 10_000.0).toArray();
        List<ThresholdPoint> points =
                ThresholdPoint.curve(ClassScores.ofSecond(truth, second), 1, 50);
        assertThat(points).hasSizeBetween(45, 52);
        assertThat(points.get(0).threshold()).isEqualTo(0.9999);
        assertThat(points.get(points.size() - 1).truePositiveRate()).isEqualTo(1);
    }

    @Test
    void isEmptyWhereAllRowsAreOfOneKind() {
        ClassScores scores = ClassScores.ofSecond(new int[] {1, 1}, new double[] {0.3, 0.6});
        assertThat(ThresholdPoint.curve(scores, 1, 100)).isEmpty();
    }
}
