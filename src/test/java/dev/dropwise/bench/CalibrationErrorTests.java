package dev.dropwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationErrorTests {

    @Test
    void isNothingWhereItIsRightAsOftenAsItSays() {
        Predictions predictions =
                predictions(
                        new float[] {0.75f, 0.25f},
                        0,
                        0,
                        0,
                        1,
                        new float[] {0.25f, 0.75f},
                        1,
                        1,
                        1,
                        0);

        assertThat(CalibrationError.of(predictions, 15)).isZero();
        assertThat(predictions.confidence()).isEqualTo(predictions.accuracy()).isEqualTo(0.75);
    }

    @Test
    void isOneWhereItIsSureAndWrong() {
        assertThat(CalibrationError.of(predictions(new float[] {1, 0}, 1, 1), 15)).isEqualTo(1);
    }

    /** Two of three at 0.9 are right, none of one at 0.6: 3/4·|0.9 − 2/3| + 1/4·0.6. */
    @Test
    void weighsBinsByTheirExamples() {
        Predictions predictions =
                predictions(new float[] {0.9f, 0.1f}, 0, 0, 1, new float[] {0.6f, 0.4f}, 1);

        assertThat(CalibrationError.of(predictions, 10))
                .isCloseTo(0.75 * (0.9 - 2.0 / 3) + 0.25 * 0.6, within(1e-6));
    }

    /** In one bin too sure and not sure enough make up for each other; in two they do not. */
    @Test
    void countsWhatIsWrongEitherWay() {
        Predictions predictions =
                predictions(new float[] {0.625f, 0.375f}, 0, new float[] {0.875f, 0.125f}, 1);

        assertThat(CalibrationError.of(predictions, 1)).isCloseTo(0.25, within(1e-9));
        assertThat(CalibrationError.of(predictions, 4))
                .isCloseTo((0.375 + 0.875) / 2, within(1e-9));
    }

    /** 0.5 is the upper end of the first of two bins, and 1 that of the second. */
    @Test
    void binsHaveTheirUpperEnds() {
        Predictions predictions =
                predictions(new float[] {0.5f, 0.5f}, 1, new float[] {1, 0}, 0, 1);

        assertThat(CalibrationError.of(predictions, 2))
                .isCloseTo(0.5 / 3 + 2.0 / 3 * 0.5, within(1e-9));
    }

    /** Crossing entropies: −ln 0.5 and −ln 1, and no infinity where nothing was expected. */
    @Test
    void measuresPlainCrossEntropy() {
        assertThat(predictions(new float[] {0.5f, 0.5f}, 0, new float[] {1, 0}, 0).crossEntropy())
                .isCloseTo(Math.log(2) / 2, within(1e-9));
        assertThat(predictions(new float[] {1, 0}, 1).crossEntropy()).isFinite().isGreaterThan(80);
    }

    /** Probabilities, each followed by the right classes of the examples that have them. */
    private static Predictions predictions(Object... rows) {
        int count = (int) Arrays.stream(rows).filter(Integer.class::isInstance).count();
        float[][] probabilities = new float[count][];
        int[] classes = new int[count];
        float[] current = {};
        int example = 0;
        for (Object row : rows) {
            if (row instanceof float[] next) {
                current = next;
            } else {
                probabilities[example] = current;
                classes[example++] = (Integer) row;
            }
        }
        return new Predictions(probabilities, classes);
    }
}
