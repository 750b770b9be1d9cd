package dev.dropwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.evaluation.ProportionInterval.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionIntervalTests {

    /** As SciPy's binomtest(7, 20).proportion_ci() has it. */
    @Test
    void isThatOfClopperAndPearson() {
        List<Double> interval = ProportionInterval.of(new Proportion(7, 20), 0.95);

        assertThat(interval.get(0)).isCloseTo(0.1539092047845412, within(1e-12));
        assertThat(interval.get(1)).isCloseTo(0.5921885345328283, within(1e-12));
    }

    @Test
    void reachesTheEndsWhereAllOrNoneAreRight() {
        assertThat(ProportionInterval.of(new Proportion(0, 10), 0.95).get(0)).isZero();
        assertThat(ProportionInterval.of(new Proportion(10, 10), 0.95).get(1)).isOne();
    }
}
