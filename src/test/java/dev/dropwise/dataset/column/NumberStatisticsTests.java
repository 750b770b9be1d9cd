package dev.dropwise.dataset.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberStatisticsTests {

    @Test
    void describesTheNumbersThatAreThere() {
        NumberStatistics statistics =
                TestColumns.numbers("x", 4, Float.NaN, 1, 2, 3, 5).statistics();

        assertThat(statistics)
                .isEqualTo(
                        new NumberStatistics(
                                "x",
                                ValueType.NUMBER,
                                5,
                                1,
                                1.0,
                                5.0,
                                3.0,
                                1.414214,
                                Map.of(
                                        "0.05", 1.2, "0.25", 2.0, "0.5", 3.0, "0.75", 4.0, "0.95",
                                        4.8),
                                new Histogram(
                                        1,
                                        5,
                                        List.of(
                                                1L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 1L, 0L, 0L,
                                                0L, 0L, 1L, 0L, 0L, 0L, 1L))));
    }

    @Test
    void isNullWhereNothingIsThere() {
        NumberStatistics statistics = TestColumns.numbers("x", Float.NaN).statistics();

        assertThat(statistics.count()).isZero();
        assertThat(statistics.missing()).isOne();
        assertThat(Arrays.asList(statistics.min(), statistics.max(), statistics.mean()))
                .containsOnlyNulls();
        assertThat(statistics.std()).isNull();
        assertThat(statistics.quantiles().values()).containsOnlyNulls();
        assertThat(statistics.histogram()).isNull();
        assertThat(TestColumns.numbers("x", 7, 7).statistics().histogram())
                .isEqualTo(new Histogram(7, 7, List.of(2L)));
    }

    @Test
    void showsNumbersAsTheyWereWritten() {
        assertThat(TestColumns.numbers("x", 39.1f).statistics().min()).isEqualTo(39.1);
    }

    @Test
    void describesPixelsByHowOftenTheyAreThere() {
        NumberStatistics statistics = NumberStatistics.ofPixels("x", new long[] {3, 0, 1});

        assertThat(statistics.count()).isEqualTo(4);
        assertThat(statistics.max()).isEqualTo(2);
        assertThat(statistics.mean()).isEqualTo(0.5);
        assertThat(statistics.quantiles()).containsEntry("0.75", 0.5);
    }
}
