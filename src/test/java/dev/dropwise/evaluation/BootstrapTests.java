package dev.dropwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTests {

    private static final Resampling RESAMPLING = Resampling.usual(7);

    private record Counts(List<int[]> seen, long cost) implements Statistic {

        @Override
        public double[] of(int[] counts) {
            seen.add(counts.clone());
            return new double[] {0};
        }
    }

    @Test
    void drawsAsManyRowsAsThereAreAndLeavesGroupsOut() {
        Counts counts = new Counts(new ArrayList<>(), 1);

        Bootstrap.estimates(7, List.of(counts), RESAMPLING);

        assertThat(counts.seen).hasSize(1 + 7 + 1000);
        assertThat(counts.seen.get(0)).containsOnly(1);
        assertThat(counts.seen.get(3)).containsExactly(1, 1, 0, 1, 1, 1, 1);
        assertThat(counts.seen.subList(8, 1008))
                .allSatisfy(drawn -> assertThat(Arrays.stream(drawn).sum()).isEqualTo(7));
    }

    @Test
    void drawsLessOftenWhereThatTakesLong() {
        Counts slow = new Counts(new ArrayList<>(), 100_000);
        Counts far = new Counts(new ArrayList<>(), 10_000_000);

        List<List<MetricEstimate>> found =
                Bootstrap.estimates(1000, List.of(slow, far), RESAMPLING);

        assertThat(slow.seen).hasSize(1 + 20 + 200);
        assertThat(far.seen).hasSize(1);
        assertThat(found.get(1).get(0).interval()).isNull();
    }

    /** As SciPy's bootstrap with method BCa has it, whose resamples are others. */
    @Test
    void makesUpForSkewedErrors() {
        double[] values = new double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(3.0 * i / values.length - 1);
        }

        List<Double> interval =
                Objects.requireNonNull(MetricEstimate.ofMean(values, RESAMPLING).interval());

        assertThat(interval.get(0)).isCloseTo(2.0756, within(0.03));
        assertThat(interval.get(1)).isCloseTo(2.5991, within(0.03));
    }

    /** 1.96 standard errors to both sides, of 400 numbers from 1 to 400. */
    @Test
    void isThatOfTheNormalDistributionForTheMeanOfManyRows() {
        double[] values = IntStream.rangeClosed(1, 400).asDoubleStream().toArray();

        MetricEstimate mean = MetricEstimate.ofMean(values, RESAMPLING);

        double error = Math.sqrt((400.0 * 400 - 1) / 12 / 400);
        List<Double> interval = Objects.requireNonNull(mean.interval());
        assertThat(mean.value()).isEqualTo(200.5);
        assertThat(interval.get(0)).isCloseTo(200.5 - 1.96 * error, within(0.3 * error));
        assertThat(interval.get(1)).isCloseTo(200.5 + 1.96 * error, within(0.3 * error));
    }

    @Test
    void hasNoIntervalForOneRow() {
        assertThat(MetricEstimate.ofMean(new double[] {3}, RESAMPLING))
                .isEqualTo(new MetricEstimate(3.0, null));
    }

    @Test
    void ranksEqualScoresInTheirOrder() {
        assertThat(RankedScores.ascending(new double[] {2, 1, 2, Double.NaN, 0}))
                .containsExactly(4, 1, 0, 2, 3);
        assertThat(RankedScores.ascending(new double[1000]))
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }
}
