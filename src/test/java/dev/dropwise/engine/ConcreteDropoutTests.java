package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcreteDropoutTests {

    private static final int WIDTH = 200;

    private static Probe network(double rate, double regularizer) {
        return Probe.of(
                """
                {input: {shape: [%d]}, layers: [
                    {type: 'concreteDropout', rate: %s, regularizer: %s},
                    {type: 'dense', units: 1}]}"""
                        .formatted(WIDTH, rate, regularizer),
                "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'adam'}}");
    }

    @Test
    void dropsItsRateSoftlyAndKeepsTheMean() {
        float[] ones = new float[WIDTH * 500];
        Arrays.fill(ones, 1);
        try (Probe probe =
                Probe.ofLayers("[%d]".formatted(WIDTH), "{type: 'concreteDropout', rate: 0.3}")) {
            float[] masked = probe.masked(ones, 500, 5);
            long dropped =
                    IntStream.range(0, masked.length).filter(i -> masked[i] < 0.5 / 0.7).count();
            double mean =
                    IntStream.range(0, masked.length)
                            .mapToDouble(i -> masked[i])
                            .average()
                            .orElseThrow();

            assertThat((double) dropped / masked.length).isCloseTo(0.3, within(0.01));
            assertThat(mean).isCloseTo(1, within(0.02));
            assertThat(probe.scores(ones, 500)).isEqualTo(ones);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.99999999, 0.9999999999999999})
    void aRateNextToZeroOrOneGivesNumbers(double rate) {
        String layer = "{type: 'concreteDropout', rate: %s}".formatted(rate);
        try (Probe probe = Probe.ofLayers("[%d]".formatted(WIDTH), layer)) {
            for (float value : probe.masked(Probe.normal(2, WIDTH * 20), 20, 5)) {
                assertThat(value).isFinite();
            }
            assertThat(probe.gradients(Probe.normal(2, WIDTH), 1, 5).analytic())
                    .allMatch(gradient -> Double.isFinite(gradient));
        }
    }

    @Test
    void learnsToDropLessWhereDroppingHurts() {
        assertThat(learned(0.3, 0)).isLessThan(0.25);
    }

    @Test
    void isDrawnToAHalfByItsEntropy() {
        assertThat(learned(0.1, 1)).isCloseTo(0.5, within(0.05));
        assertThat(learned(0.9, 1)).isCloseTo(0.5, within(0.05));
    }

    @Test
    void keepsWhatItLearnedInItsCheckpoint() {
        try (Probe probe = network(0.2, 0.1);
                TorchExamples data = sums()) {
            probe.program().fit(data, IntStream.range(0, 64).toArray(), 64, new long[] {1}, 0.1);
            try (Probe reloaded = probe.reloaded(true)) {
                assertThat(reloaded.program().rates()).isEqualTo(probe.program().rates());
                assertThat(probe.program().rates()[0]).isNotCloseTo(0.2, within(1e-3));
            }
        }
    }

    private static double learned(double rate, double regularizer) {
        try (Probe probe = network(rate, regularizer);
                TorchExamples data = sums()) {
            int[] rows = IntStream.range(0, 64).toArray();
            for (long step = 0; step < 400; step++) {
                probe.program().fit(data, rows, 64, new long[] {step}, 0.02);
            }
            return probe.program().rates()[0];
        }
    }

    /** Targets that need every input. */
    private static TorchExamples sums() {
        float[] features = Probe.normal(3, 64 * WIDTH);
        float[] targets = new float[64];
        for (int i = 0; i < features.length; i++) {
            targets[i / WIDTH] += features[i] / 5;
        }
        return Probe.TORCH.examples(features, WIDTH, targets, false);
    }
}
