package dev.dropwise.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.random.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NestedSampleTests {

    /** 60, 30 and 10 rows, of which every tenth may not be drawn. */
    private static final int[][] STRATA = {
        IntStream.range(0, 60).toArray(),
        IntStream.range(60, 90).toArray(),
        IntStream.range(90, 100).toArray()
    };

    private static final int[] ROWS = IntStream.range(0, 100).filter(i -> i % 10 != 0).toArray();

    @Test
    void takesOfEachClassItsShare() {
        int[] some = draw(45, 7);

        assertThat(some).hasSize(45).doesNotHaveDuplicates().isSorted();
        assertThat(Arrays.stream(some).filter(i -> i % 10 == 0)).isEmpty();
        assertThat(Arrays.stream(STRATA).map(stratum -> count(some, stratum)))
                .containsExactly(27L, 13L, 5L);
    }

    @Test
    void fewerRowsAreAmongMore() {
        for (int count = 3; count < ROWS.length; count++) {
            assertThat(draw(count + 1, 7)).contains(draw(count, 7));
        }
        assertThat(draw(ROWS.length, 7)).isEqualTo(ROWS);
    }

    @Test
    void theSeedDecides() {
        assertThat(draw(20, 7)).isEqualTo(draw(20, 7)).isNotEqualTo(draw(20, 8));
    }

    @Test
    void everyClassKeepsARow() {
        assertThat(Arrays.stream(STRATA).map(stratum -> count(draw(3, 7), stratum)))
                .containsExactly(1L, 1L, 1L);
        assertThatThrownBy(() -> draw(2, 7))
                .isInstanceOf(CannotSplit.class)
                .hasMessage("expected 3 to 90 of the training rows, one of each class, received 2");
    }

    private static int[] draw(int count, long seed) {
        return new NestedSample(STRATA, ROWS).draw(count, new SplitMix64(seed));
    }

    private static long count(int[] rows, int[] of) {
        return Arrays.stream(rows).filter(row -> Arrays.binarySearch(of, row) >= 0).count();
    }
}
