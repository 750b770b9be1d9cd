package dev.dropwise.report.dropout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingAgreementTests {

    @Test
    void averagesMoreAndMorePasses() {
        float[] scaled = {0.75f, 0.25f};
        // one pass is sure of the first class, the next is undecided, and so on
        float[] passes = {1, 0, 0.5f, 0.5f, 1, 0, 0.5f, 0.5f, 1, 0, 0.5f, 0.5f};

        List<ScalingAgreement> agreement = ScalingAgreement.of(scaled, passes, 2);

        assertThat(agreement.get(0)).isEqualTo(new ScalingAgreement(1, 0.25, 1));
        assertThat(agreement.get(1)).isEqualTo(new ScalingAgreement(2, 0, 1));
        assertThat(agreement.get(2).samples()).isEqualTo(5);
        assertThat(agreement).hasSize(3);
    }

    @Test
    void countsRowsOfWhichBothFindTheSameClass() {
        float[] scaled = {0.75f, 0.25f, 0.75f, 0.25f};
        float[] passes = {0.5f, 0.5f, 0.25f, 0.75f};

        assertThat(ScalingAgreement.of(scaled, passes, 2))
                .containsExactly(new ScalingAgreement(1, 0.375, 0.5));
    }

    @Test
    void worksForValues() {
        assertThat(ScalingAgreement.of(new float[] {3, 5}, new float[] {2, 7}, 1))
                .containsExactly(new ScalingAgreement(1, 1.5, 1));
    }
}
