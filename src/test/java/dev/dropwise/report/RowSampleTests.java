package dev.dropwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.random.SplitMix64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSampleTests {

    private final int[] rows = IntStream.range(100, 200).toArray();

    @Test
    void isAllOfFewRows() {
        assertThat(RowSample.of(rows, 100, new SplitMix64(1))).isEqualTo(rows);
        assertThat(RowSample.evenly(rows, 200)).isEqualTo(rows);
    }

    @Test
    void isTheSameForTheSameSeed() {
        int[] some = RowSample.of(rows, 10, new SplitMix64(1));

        assertThat(some).hasSize(10).isSorted().doesNotHaveDuplicates();
        assertThat(RowSample.of(rows, 10, new SplitMix64(1))).isEqualTo(some);
        assertThat(RowSample.of(rows, 10, new SplitMix64(2))).isNotEqualTo(some);
    }

    @Test
    void isSpreadEvenly() {
        assertThat(RowSample.evenly(rows, 4)).containsExactly(100, 125, 150, 175);
    }

    @Test
    void isSmallerWhereClassesAreMany() {
        ScoredTarget number = new ScoredTarget("y", List.of());
        ScoredTarget many = new ScoredTarget("k", Collections.nCopies(1000, "label"));

        assertThat(RowSample.most(List.of(number), 10_000)).isEqualTo(10_000);
        assertThat(RowSample.most(List.of(many), 10_000)).isEqualTo(4_000);
    }
}
