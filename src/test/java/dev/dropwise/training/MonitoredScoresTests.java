package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.engine.ScoredExamples;
import dev.dropwise.spec.Monitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonitoredScoresTests {

    private static MeasuredTargets targets(boolean classes, double... units) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (double unit : units) {
            named.put("target" + named.size(), unit);
        }
        return new MeasuredTargets(classes, named);
    }

    private static MonitoredValue value(
            Monitor monitor, MeasuredTargets targets, ScoredExamples... parts) {
        MonitoredScores scores = new MonitoredScores(monitor, targets);
        for (ScoredExamples part : parts) {
            scores.add(part);
        }
        return scores.value();
    }

    private static ScoredExamples part(float[] predictions, float... targets) {
        return new ScoredExamples(predictions, targets);
    }

    /** Three classes; the last row is taken for the second: recalls 1, 1 and 0. */
    @Test
    void ofClassesIsOfAllParts() {
        assertThat(
                        value(
                                        Monitor.VALIDATION_BALANCED_ACCURACY,
                                        targets(true, 1),
                                        part(
                                                new float[] {0.7f, 0.2f, 0.1f, 0.1f, 0.8f, 0.1f},
                                                0,
                                                1),
                                        part(new float[] {0.1f, 0.5f, 0.4f}, 2))
                                .value())
                .isCloseTo(2 / 3.0, within(1e-12));
    }

    /** The first label is ranked rightly in 3 of 4 pairs, the second in all. */
    @Test
    void ofSeveralLabelsIsTheMeanOfEach() {
        assertThat(
                        value(
                                        Monitor.VALIDATION_ROC_AUC,
                                        targets(true, 1, 1),
                                        part(
                                                new float[] {
                                                    0.9f, 0.1f, 0.4f, 0.2f, 0.6f, 0.8f, 0.3f, 0.9f
                                                },
                                                1,
                                                0,
                                                1,
                                                0,
                                                0,
                                                1,
                                                0,
                                                1))
                                .value())
                .isCloseTo((0.75 + 1) / 2, within(1e-12));
    }

    /** Errors of 1 and 3 standard deviations, of 2 each. */
    @Test
    void ofANumberIsInItsOwnUnit() {
        assertThat(
                        value(
                                        Monitor.VALIDATION_ROOT_MEAN_SQUARED_ERROR,
                                        targets(false, 2),
                                        part(new float[] {1, 0}, 0, 3))
                                .value())
                .isCloseTo(2 * Math.sqrt(5), within(1e-12));
    }

    /** What a network says of its noise stands behind the values. */
    @Test
    void ofSeveralNumbersIsTheMeanInStandardDeviations() {
        assertThat(
                        value(
                                        Monitor.VALIDATION_MEDIAN_ABSOLUTE_ERROR,
                                        targets(false, 2, 10),
                                        part(
                                                new float[] {1, 5, 0.1f, 0.1f, 2, 7, 0.1f, 0.1f},
                                                0,
                                                4,
                                                0,
                                                4))
                                .value())
                .isCloseTo((1.5 + 2) / 2, within(1e-12));
    }

    @Test
    void isNothingWhereItIsNotDefined() {
        assertThat(
                        value(
                                Monitor.VALIDATION_ROC_AUC,
                                targets(true, 1),
                                part(new float[] {0.2f, 0.8f, 0.4f, 0.6f}, 1, 1)))
                .isEqualTo(MonitoredValue.NOTHING);
        assertThat(value(Monitor.VALIDATION_F1, targets(true, 1)))
                .isEqualTo(MonitoredValue.NOTHING);
    }

    @Test
    void ofVeryManyRowsSomeAreTaken() {
        int[] rows = IntStream.range(0, 1000).toArray();
        assertThat(MonitoredRows.of(rows, 4)).isSameAs(rows);
        assertThat(MonitoredRows.of(rows, 1 << 20)).containsExactly(0, 250, 500, 750);
    }
}
