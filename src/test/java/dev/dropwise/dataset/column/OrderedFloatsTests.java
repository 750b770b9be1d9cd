package dev.dropwise.dataset.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.random.SeededRandom;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedFloatsTests {

    private static final int MANY = 200_000;

    @Test
    void ordersManyAsSortingDoes() {
        float[] values = normal(MANY);
        values[7] = Float.NaN;
        values[8] = Float.NEGATIVE_INFINITY;
        values[9] = Float.MAX_VALUE;
        values[10] = Float.MIN_VALUE;

        OrderedFloats ordered = new OrderedFloats(FloatBuffer.wrap(values));

        assertThat(ordered.count()).isEqualTo(MANY - 1);
        int[] ranks = {0, 1, 70_000, 99_999, 100_000, MANY - 3, MANY - 2};
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] expected = new float[ranks.length];
        Arrays.setAll(ranks, i -> ranks[i]);
        for (int i = 0; i < ranks.length; i++) {
            expected[i] = sorted[ranks[i]];
        }
        assertThat(ordered.at(ranks)).isEqualTo(expected);
    }

    @Test
    void keysAreInTheOrderOfTheirNumbers() {
        float[] ascending = {
            Float.NEGATIVE_INFINITY, -2, -1e-30f, 0, 1e-30f, 1, 1.5f, Float.POSITIVE_INFINITY
        };
        int[] keys =
                IntStream.range(0, ascending.length)
                        .map(i -> OrderedFloats.key(ascending[i]) ^ Integer.MIN_VALUE)
                        .toArray();

        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(OrderedFloats.key(-0f)).isEqualTo(OrderedFloats.key(0));
    }

    @Test
    void countsFewNumbersExactlyAndManyNearly() {
        DistinctNumbers few = new DistinctNumbers();
        IntStream.range(0, 300_000).forEach(i -> few.add(i % DistinctNumbers.FEW));
        DistinctNumbers many = new DistinctNumbers();
        IntStream.range(0, 3_000_000).forEach(i -> many.add(i % 1_000_000 * 3));

        assertThat(few.count()).isEqualTo(DistinctNumbers.FEW);
        assertThat(many.count()).isBetween(998_000L, 1_002_000L);
    }

    private static float[] normal(int rows) {
        SeededRandom seededRandom = new SeededRandom(3);
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = (float) seededRandom.normal();
        }
        return values;
    }
}
