package dev.dropwise.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickLabelTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.05, 0.05",
        "0.2558139534883721, 0.25581",
        "-0.00002, -0.00002",
        "1250, 1250",
        "1234567.8, 1234568"
    })
    void hasFiveDigitsAndAllBeforeThePoint(double value, String label) {
        assertThat(TickLabel.of(value)).isEqualTo(label);
    }
}
