package dev.dropwise.bench.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The short form of IntervalBenchmark. */
class IntervalCoverageTests {

    /** 95 % less three standard errors of a share of 100 sets. */
    private static final double LEAST = 0.88;

    @Test
    void containWhatTheyStateOfClasses() {
        Map<String, Double> shares =
                IntervalCoverage.of(IntervalCoverage.classes(0.7, 0.3), 300, 100);

        assertThat(shares).hasSize(12).allSatisfy(IntervalCoverageTests::isCovered);
    }

    /** Of the rarest class there are four rows or fewer. */
    @Test
    void containWhatTheyStateOfRareClasses() {
        Map<String, Double> shares =
                IntervalCoverage.of(IntervalCoverage.classes(0.9, 0.08, 0.02), 200, 100);

        assertThat(shares).hasSize(12).allSatisfy(IntervalCoverageTests::isCovered);
    }

    @Test
    void containWhatTheyStateOfNumbers() {
        Map<String, Double> shares = IntervalCoverage.of(IntervalCoverage.values(), 300, 100);

        assertThat(shares)
                .containsOnlyKeys(
                        "rootMeanSquaredError", "meanAbsoluteError", "medianAbsoluteError", "r2")
                .allSatisfy(IntervalCoverageTests::isCovered);
    }

    private static void isCovered(String metric, double share) {
        assertThat(share).as(metric).isGreaterThanOrEqualTo(LEAST);
    }
}
