package dev.dropwise.report.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.report.diagnosis.PredictionErrors.ClassErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionErrorsTests {

    @Test
    void countsErrorsOfAllRowsOfTheSurerHalfAndOfEachClass() {
        float[][] probabilities = {
            {0.9f, 0.1f, 0}, {0.2f, 0.8f, 0}, {0.4f, 0.3f, 0.3f}, {0.3f, 0.5f, 0.2f}
        };

        assertThat(PredictionErrors.of(probabilities, new int[] {0, 0, 1, 1}))
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
        assertThat(PredictionErrors.of(new float[0][], new int[0]))
                .isEqualTo(new PredictionErrors(0, 0, 0, 0, List.of()));
    }
}
