package dev.dropwise.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTests {

    /** As statsmodels' multipletests(method="holm") has it. */
    @Test
    void adjustsForSeveralTests() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005, 0.2, 0.5}))
                .containsExactly(new double[] {0.05, 0.12, 0.12, 0.03, 0.4, 0.5}, within(1e-12));
    }

    @Test
    void neverExceedsOneAndLeavesOutWhatIsNoTest() {
        assertThat(Holm.adjust(new double[] {0.7, Double.NaN, 0.6}))
                .containsExactly(1, Double.NaN, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }
}
