package dev.dropwise.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.evaluation.ClassMetric;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.random.SeededRandom;
import org.junit.jupiter.api.Test;

class TemperatureScalingTests {

    /** The minimum that SciPy finds. */
    @Test
    void minimizesTheLogLoss() {
        ClassScores scores =
                new ClassScores(
                        3,
                        new int[] {0, 1, 1, 2, 2, 0},
                        new double[] {
                            0.9, 0.05, 0.05, 0.8, 0.1, 0.1, 0.05, 0.9, 0.05, 0.97, 0.02, 0.01, 0.1,
                            0.2, 0.7, 0.3, 0.6, 0.1
                        });

        double temperature = TemperatureScaling.fit(scores);

        assertThat(temperature).isCloseTo(4.072237207, within(1e-6));
        assertThat(ClassMetric.LOG_LOSS.of(TemperatureScaling.applied(scores, temperature)))
                .isCloseTo(1.0445649966595754, within(1e-8));
    }

    @Test
    void goesNoFurtherWhereAllIsRight() {
        ClassScores scores =
                new ClassScores(2, new int[] {0, 1}, new double[] {0.6, 0.4, 0.3, 0.7});

        assertThat(TemperatureScaling.fit(scores)).isCloseTo(0.2, within(1e-6));
    }

    /** Labels are drawn as logits say, which are then told three times as large. */
    @Test
    void findsTheTemperatureThatLogitsWereMultipliedBy() {
        SeededRandom random = new SeededRandom(7);
        int rows = 20_000;
        int[] truth = new int[rows];
        double[] tooSure = new double[3 * rows];
        for (int row = 0; row < rows; row++) {
            double[] shares = new double[3];
            double sum = 0;
            double sumOfTooSure = 0;
            for (int k = 0; k < 3; k++) {
                double logit = random.normal();
                shares[k] = Math.exp(logit);
                tooSure[3 * row + k] = Math.exp(3 * logit);
                sum += shares[k];
                sumOfTooSure += tooSure[3 * row + k];
            }
            double left = random.uniform() * sum;
            truth[row] = left < shares[0] ? 0 : left < shares[0] + shares[1] ? 1 : 2;
            for (int k = 0; k < 3; k++) {
                tooSure[3 * row + k] /= sumOfTooSure;
            }
        }
        ClassScores scores = new ClassScores(3, truth, tooSure);

        double temperature = TemperatureScaling.fit(scores);

        assertThat(temperature).isCloseTo(3, within(0.1));
        assertThat(
                        ClassMetric.CALIBRATION_ERROR.of(
                                TemperatureScaling.applied(scores, temperature)))
                .isLessThan(0.02)
                .isLessThan(ClassMetric.CALIBRATION_ERROR.of(scores));
    }

    @Test
    void keepsOneAsItIs() {
        double[] probabilities = {0.25, 0.75, 0.5, 0.5};

        TemperatureScaling.apply(probabilities, 0, 2, 1);
        TemperatureScaling.apply(probabilities, 2, 2, 4);

        assertThat(probabilities).containsExactly(0.25, 0.75, 0.5, 0.5);
    }

    @Test
    void dividesLogits() {
        double[] probabilities = {0, 0, 0.8, 0.2};

        TemperatureScaling.apply(probabilities, 2, 2, 2);

        assertThat(probabilities[2]).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(probabilities[0]).isZero();
    }
}
