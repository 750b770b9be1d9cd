package dev.dropwise.report.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.report.diagnosis.PredictionErrors.ClassErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionErrorsTests {

    @Test
    void countsErrorsOfAllRowsOfTheSurerHalfAndOfEachClass() {
        double[] probabilities = {
            0.9, 0.1, 0, 0.2, 0.8, 0, 0.4, 0.3, 0.3, 0.3, 0.5, 0.2,
        };

        assertThat(PredictionErrors.of(new ClassScores(3, new int[] {0, 0, 1, 1}, probabilities)))
                .isEqualTo(
                        new PredictionErrors(
                                4,
                                2,
                                2,
                                1,
                                List.of(
                                        new ClassErrors(2, 1),
                                        new ClassErrors(2, 1),
                                        new ClassErrors(0, 0))));
    }

    @Test
    void worksForNoRows() {
        assertThat(PredictionErrors.of(new ClassScores(2, new int[0], new double[0])))
                .isEqualTo(
                        new PredictionErrors(
                                0, 0, 0, 0, List.of(new ClassErrors(0, 0), new ClassErrors(0, 0))));
    }
}
