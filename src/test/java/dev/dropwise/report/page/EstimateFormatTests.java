package dev.dropwise.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.evaluation.MetricEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateFormatTests {

    @Test
    void hasThreeDigitsThatTell() {
        assertThat(EstimateFormat.number(0.0123456)).isEqualTo("0.0123");
        assertThat(EstimateFormat.number(12.3456)).isEqualTo("12.3");
        assertThat(EstimateFormat.number(123456.7)).isEqualTo("123457");
        assertThat(EstimateFormat.number(0.0)).isEqualTo("0");
        assertThat(EstimateFormat.number(1.0)).isEqualTo("1");
        assertThat(EstimateFormat.number(-0.5)).isEqualTo("-0.5");
        assertThat(EstimateFormat.number(null)).isEqualTo("–");
    }

    @Test
    void saysHowFarAValueMayBeOff() {
        assertThat(EstimateFormat.of(new MetricEstimate(0.5, List.of(0.25, 0.75))))
                .isEqualTo("0.5 (0.25 to 0.75)");
        assertThat(EstimateFormat.of(new MetricEstimate(0.5, null))).isEqualTo("0.5");
    }
}
