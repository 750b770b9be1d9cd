package dev.dropwise.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OneStandardErrorTests {

    private static final List<ScoredSetting<String>> SETTINGS =
            List.of(
                    new ScoredSetting<>("tiny", 0.50, 0.01, 1),
                    new ScoredSetting<>("small", 0.41, 0.02, 2),
                    new ScoredSetting<>("as small", 0.405, 0.02, 2),
                    new ScoredSetting<>("diverged", Double.NaN, Double.NaN, 0),
                    new ScoredSetting<>("large", 0.40, 0.015, 9));

    @Test
    void takesTheSimplestWithinOneStandardErrorOfTheBest() {
        assertThat(OneStandardError.simplest(SETTINGS, true))
                .contains(new ScoredSetting<>("as small", 0.405, 0.02, 2));
    }

    @Test
    void takesTheHighestWhereHigherIsBetter() {
        assertThat(OneStandardError.simplest(SETTINGS, false).orElseThrow().setting())
                .isEqualTo("tiny");
    }

    @Test
    void takesTheBestWhereItsErrorIsUnknown() {
        assertThat(
                        OneStandardError.simplest(
                                List.of(
                                        new ScoredSetting<>("simple", 0.41, 0.1, 1),
                                        new ScoredSetting<>("best", 0.4, Double.NaN, 2)),
                                true))
                .hasValueSatisfying(best -> assertThat(best.setting()).isEqualTo("best"));
        assertThat(OneStandardError.simplest(List.<ScoredSetting<String>>of(), true)).isEmpty();
    }
}
