package dev.dropwise.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.report.page.MarkdownPage;
import dev.dropwise.study.result.LearningCurveFit;
import dev.dropwise.study.statistics.FittedValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PowerLawsPartTests {

    /** A loss cannot fall below 0, so the fit may keep a there. */
    @Test
    void hasAnIntervalForAllButNumbersAtTheirBound() {
        LearningCurveFit fit =
                new LearningCurveFit(
                        "validationLoss",
                        new FittedValue(0, 0, List.of(0.0, 0.0)),
                        new FittedValue(2, 0.25, List.of(1.5, 2.5)),
                        new FittedValue(0.5, 0.05, List.of(0.4, 0.6)),
                        25,
                        100,
                        new FittedValue(0.141, 0.005, List.of(0.13, 0.15)),
                        new FittedValue(-0.059, 0.002, List.of(-0.063, -0.055)),
                        12);
        MarkdownPage page = new MarkdownPage();

        new PowerLawsPart(page).write(Map.of("none", fit));

        assertThat(page.toString())
                .contains(
                        "\n| none | validationLoss | 0 (at its bound) | 2 (1.5 to 2.5) | 0.5 (0.4 to 0.6) | 25 | 100"
                                + " | 0.141 (0.13 to 0.15) | -0.059 (-0.063 to -0.055) | 12 |\n");
    }
}
