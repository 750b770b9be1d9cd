package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MonteCarloPassesTests {

    private static final Offset<Double> CLOSE = within(1e-7);
    private static final double LN2 = Math.log(2);

    @Test
    void agreeingPassesAreUnsureButNotTorn() {
        MonteCarloPasses passes =
                new MonteCarloPasses(new double[] {0.5f, 0.5f, 0.5f, 0.5f}, 2, 1, 2);
        assertThat(passes.mean(0, 0)).isEqualTo(0.5);
        assertThat(passes.std(0, 0)).isZero();
        assertThat(passes.entropy(0)).isEqualTo(LN2, CLOSE);
        assertThat(passes.mutualInformation(0)).isZero();
    }

    @Test
    void sureButContradictingPassesAreTorn() {
        MonteCarloPasses passes = new MonteCarloPasses(new double[] {1, 0, 0, 1}, 2, 1, 2);
        assertThat(passes.std(0, 0)).isEqualTo(0.5);
        assertThat(passes.entropy(0)).isEqualTo(LN2, CLOSE);
        assertThat(passes.mutualInformation(0)).isEqualTo(LN2, CLOSE);
    }

    /** Worked by hand for (0.9, 0.1) and (0.5, 0.5), whose mean is (0.7, 0.3). */
    @Test
    void partsEntropyIntoWhatPassesShareAndWhatTheyDisputeOver() {
        MonteCarloPasses passes =
                new MonteCarloPasses(new double[] {0.9f, 0.1f, 0.5f, 0.5f}, 2, 1, 2);
        assertThat(passes.std(0, 1)).isEqualTo(0.2, CLOSE);
        assertThat(passes.entropy(0)).isEqualTo(0.6108643020548935, CLOSE);
        assertThat(passes.mutualInformation(0))
                .isEqualTo(0.6108643020548935 - (0.3250829733914482 + LN2) / 2, CLOSE);
    }

    @Test
    void keepsRowsApart() {
        MonteCarloPasses passes = new MonteCarloPasses(new double[] {1, 10, 3, 30}, 2, 2, 1);
        assertThat(passes.mean(0, 0)).isEqualTo(2);
        assertThat(passes.std(1, 0)).isEqualTo(10);
    }

    @Test
    void interpolatesQuantilesBetweenNeighbours() {
        MonteCarloPasses passes = new MonteCarloPasses(new double[] {4, 1, 3, 2, 5}, 5, 1, 1);
        assertThat(passes.quantile(0, 0, 0.5)).isEqualTo(3);
        assertThat(passes.quantile(0, 0, 0.025)).isEqualTo(1.1, CLOSE);
        assertThat(passes.quantile(0, 0, 0.975)).isEqualTo(4.9, CLOSE);
        assertThat(new MonteCarloPasses(new double[] {7}, 1, 1, 1).quantile(0, 0, 0.975))
                .isEqualTo(7);
    }
}
