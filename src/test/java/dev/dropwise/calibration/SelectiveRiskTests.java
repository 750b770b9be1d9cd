package dev.dropwise.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.random.SeededRandom;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SelectiveRiskTests {

    private static final ClassScores NONE = new ClassScores(2, new int[0], new double[0]);

    /** (1 - 0.05)^90 is the first below 0.01. */
    @Test
    void needsAsManyRowsAsTheBoundDoes() {
        assertThat(SelectiveRisk.rowsFor(0.05)).isEqualTo(90);
        assertThat(SelectiveRisk.rowsFor(0.02)).isEqualTo(228);
        assertThat(SelectiveRisk.rowsFor(0.5)).isEqualTo(7);
    }

    @Test
    void answersAllWhereNothingIsWrong() {
        AnswerThreshold threshold = SelectiveRisk.of(scores(90, 1, 1), NONE).threshold(0.05);

        assertThat(threshold.above()).isEqualTo(-1);
        assertThat(threshold.answers(0.5)).isTrue();
    }

    @Test
    void abstainsWhereTooFewRowsTell() {
        AnswerThreshold threshold = SelectiveRisk.of(scores(89, 1, 1), NONE).threshold(0.05);

        assertThat(threshold.above()).isNull();
        assertThat(threshold.reason())
                .isEqualTo("it takes 90 calibration rows to tell, there are 89");
        assertThat(threshold.answers(1)).isFalse();
    }

    @Test
    void abstainsWhereTheSurestAreWrong() {
        AnswerThreshold threshold = SelectiveRisk.of(scores(500, 1, 0.5), NONE).threshold(0.05);

        assertThat(threshold.reason()).contains("even the surest");
    }

    /** Of the rows with u below t a share of t²/6 is wrong, so that t may be 0.775. */
    @Test
    void keepsThePromiseInNinetyNineOfAHundredCalibrations() {
        int broken = 0;
        double answered = 0;
        for (int seed = 0; seed < 200; seed++) {
            AnswerThreshold threshold = SelectiveRisk.of(honest(400, seed), NONE).threshold(0.1);
            double above = threshold.above() == null ? 1 : Math.max(threshold.above(), 0.5);
            double share = Math.sqrt(2 * (1 - above));
            broken += share * share / 6 > 0.1 ? 1 : 0;
            answered += share / 200;
        }

        assertThat(broken).isLessThanOrEqualTo(4);
        assertThat(answered).isBetween(0.4, 0.7);
    }

    @Test
    void isMeasuredOnTheHoldOut() {
        CalibratedClasses calibrated = CalibratedClasses.of(honest(400, 1), honest(10_000, 2), 7);

        RiskMeasure risk = RiskMeasure.of(calibrated, 0.1, List.of("a", "b"));

        assertThat(risk.measured()).isBetween(0.03, 0.1);
        double answered = Objects.requireNonNull(risk.answered());
        assertThat(answered).isBetween(0.5, 0.8);
        assertThat(risk.rows()).isEqualTo((int) Math.round(answered * 10_000));
        assertThat(risk.classes().values().stream().mapToInt(ClassShare::rows).sum())
                .isEqualTo(risk.rows());
        assertThat(risk.reason()).isNull();
    }

    /** Of a confidence of {@code 1 - u²/2} and right so often, u uniform. */
    private static ClassScores honest(int rows, long seed) {
        SeededRandom random = new SeededRandom(seed);
        int[] truth = new int[rows];
        double[] probabilities = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            double u = random.uniform();
            double confidence = 1 - u * u / 2;
            int predicted = random.index(2);
            truth[row] = random.uniform() < confidence ? predicted : 1 - predicted;
            probabilities[2 * row + predicted] = confidence;
            probabilities[2 * row + 1 - predicted] = 1 - confidence;
        }
        return new ClassScores(2, truth, probabilities);
    }

    private static ClassScores scores(int rows, long seed, double right) {
        SeededRandom random = new SeededRandom(seed);
        int[] truth = new int[rows];
        double[] probabilities = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.uniform() < right ? 0 : 1;
            probabilities[2 * row] = 0.9 + 0.1 * random.uniform();
            probabilities[2 * row + 1] = 1 - probabilities[2 * row];
        }
        return new ClassScores(2, truth, probabilities);
    }
}
