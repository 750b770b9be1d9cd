package dev.dropwise.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanEstimateTests {

    @Test
    void hasTheCorrectedStandardErrorOfFiniteValues() {
        MeanEstimate estimate =
                MeanEstimate.of(new double[] {1, 2, Double.NaN, 3, Double.NEGATIVE_INFINITY}, 0.25);

        assertThat(estimate.mean()).isEqualTo(2);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(1.0 / 3 + 0.25), within(1e-15));
        assertThat(estimate.count()).isEqualTo(3);
    }

    @Test
    void leavesOpenWhatFewValuesDoNotSay() {
        assertThat(MeanEstimate.of(new double[] {4}, 0)).isEqualTo(new MeanEstimate(4.0, null, 1));
        assertThat(MeanEstimate.of(new double[0], 0)).isEqualTo(new MeanEstimate(null, null, 0));
    }
}
