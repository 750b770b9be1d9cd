package dev.dropwise.study.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LearningCurveFitTests {

    private static final double[] ROWS = {16, 25, 64, 100, 144, 400};

    /** 0.1 + 2·n^(-0.5) is 0.2 at 400 rows. */
    @Test
    void tellsTheObjectiveThatTheLawExpects() {
        double[] losses = Arrays.stream(ROWS).map(n -> 0.1 + 2 / Math.sqrt(n)).toArray();
        double[] accuracies = Arrays.stream(losses).map(loss -> 1 - loss).toArray();

        assertThat(fit("validationLoss", losses).objectiveAt(400)).isCloseTo(0.2, within(1e-4));
        assertThat(fit("validationAccuracy", accuracies).objectiveAt(400))
                .isCloseTo(0.8, within(1e-4));
        assertThat(fit("validationAccuracy", accuracies).objectiveAt(1600))
                .isCloseTo(0.85, within(1e-4));
    }

    private static LearningCurveFit fit(String objective, double[] values) {
        return LearningCurveFit.of(objective, ROWS, values).orElseThrow();
    }
}
