package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of noise does to the numbers it is given, by its paper's own properties. */
class NoiseTests {

    private static final int EXAMPLES = 400;

    /** Mean and variance of many numbers. */
    private record Moments(double mean, double variance, int count) {

        static Moments of(float[] values) {
            double mean = doubles(values).average().orElseThrow();
            double variance = doubles(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
            return new Moments(mean, variance, values.length);
        }

        void assertMean(double expected) {
            assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / count)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[6, 10]|spatialDropout1d|0.3|10|1",
                "[10, 2, 3]|spatialDropout2d|0.3|10|6",
                "[10, 2, 3]|spatialDropout2d|0.05|10|6"
            })
    void dropsWholeChannels(String shape, String type, double rate, int channels, int pixels) {
        int width = type.endsWith("1d") ? 60 : channels * pixels;
        float[] dropped = noisy(shape, "{type: '%s', rate: %s}".formatted(type, rate), width);
        int zeros = 0;
        for (int example = 0; example < EXAMPLES; example++) {
            for (int channel = 0; channel < channels; channel++) {
                int first = example * width + (type.endsWith("1d") ? channel : channel * pixels);
                zeros += dropped[first] == 0 ? 1 : 0;
                for (int i = 0; i < width / channels; i++) {
                    int at = first + (type.endsWith("1d") ? i * channels : i);
                    assertThat(dropped[at]).isEqualTo(dropped[first]);
                }
                assertThat(Math.abs(dropped[first])).isIn(0f, (float) (1 / (1 - rate)));
            }
        }
        int drawn = EXAMPLES * channels;
        assertThat((double) zeros / drawn)
                .isCloseTo(rate, within(4 * Math.sqrt(rate * (1 - rate) / drawn)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5})
    void gaussianDropoutHasTheMeanAndVarianceOfDropout(double rate) {
        Moments moments =
                Moments.of(noisy("[200]", "{type: 'gaussianDropout', rate: " + rate + "}", 200));

        moments.assertMean(1);
        assertThat(moments.variance()).isCloseTo(rate / (1 - rate), within(0.02));
    }

    @Test
    void gaussianNoiseAddsItsDeviation() {
        Moments moments = Moments.of(noisy("[200]", "{type: 'gaussianNoise', stddev: 0.3}", 200));

        moments.assertMean(1);
        assertThat(Math.sqrt(moments.variance())).isCloseTo(0.3, within(0.005));
    }

    /** Klambauer et al., 2017: what has mean 0 and variance 1 keeps both. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.5})
    void alphaDropoutKeepsMeanZeroAndVarianceOne(double rate) {
        try (Probe probe = Probe.ofLayers("[200]", "{type: 'alphaDropout', rate: " + rate + "}")) {
            Moments moments =
                    Moments.of(probe.masked(Probe.normal(8, EXAMPLES * 200), EXAMPLES, 4));

            assertThat(moments.mean()).isCloseTo(0, within(0.02));
            assertThat(moments.variance()).isCloseTo(1, within(0.03));
        }
    }

    /** Ghiasi et al., 2018: whole blocks go, about as many pixels as the rate says. */
    @ParameterizedTest
    @CsvSource({"0.1, 3", "0.25, 5", "0.2, 1"})
    void dropBlockDropsBlocks(double rate, int block) {
        int side = 16;
        float[] dropped =
                noisy(
                        "[1, 16, 16]",
                        "{type: 'dropBlock2d', rate: %s, blockSize: %d}".formatted(rate, block),
                        side * side);
        double zeros = 0;
        for (int example = 0; example < EXAMPLES; example++) {
            int from = example * side * side;
            float[] image = Arrays.copyOfRange(dropped, from, from + side * side);
            zeros += doubles(image).filter(v -> v == 0).count();
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    if (image[y * side + x] == 0) {
                        assertThat(inABlock(image, side, block, y, x)).isTrue();
                    }
                }
            }
            assertThat(doubles(image).average().orElseThrow())
                    .as("rescaled by what was kept")
                    .isCloseTo(1, within(1e-5));
        }
        // blocks that overlap make it somewhat less, as the paper says
        assertThat(zeros / (EXAMPLES * side * side)).isBetween(0.8 * rate - 0.01, rate + 0.01);
    }

    private static boolean inABlock(float[] image, int side, int block, int y, int x) {
        return IntStream.rangeClosed(Math.max(0, y - block + 1), Math.min(y, side - block))
                .anyMatch(
                        top ->
                                IntStream.rangeClosed(
                                                Math.max(0, x - block + 1),
                                                Math.min(x, side - block))
                                        .anyMatch(
                                                left -> isDropped(image, side, block, top, left)));
    }

    private static boolean isDropped(float[] image, int side, int block, int top, int left) {
        return IntStream.range(0, block * block)
                .allMatch(i -> image[(top + i / block) * side + left + i % block] == 0);
    }

    /** Ba and Frey, 2013: what is large is kept more often; inference gives the mean. */
    @Test
    void standoutKeepsWhatSaysMuch() {
        float[] row = {-2, -0.5f, 0.5f, 3};
        float[] inputs = new float[20_000 * 4];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = row[i % 4];
        }
        try (Probe probe = Probe.ofLayers("[4]", "{type: 'standout', alpha: 2, beta: -0.5}")) {
            float[] masked = probe.masked(inputs, 20_000, 3);
            float[] scores = probe.scores(row, 1);
            for (int k = 0; k < 4; k++) {
                double share = 1 / (1 + Math.exp(-(2 * row[k] - 0.5)));
                int kept = 0;
                for (int i = k; i < masked.length; i += 4) {
                    assertThat(masked[i] == 0 || masked[i] == row[k]).isTrue();
                    kept += masked[i] == 0 ? 0 : 1;
                }
                assertThat(kept / 20_000.0)
                        .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / 20_000)));
                assertThat((double) scores[k]).isCloseTo(share * row[k], within(1e-6));
            }
        }
    }

    /** Wan et al., 2013: sums of kept weights have the mean Wx + b and the variance p/k Σw²x². */
    @Test
    void dropConnectHasTheMomentsOfItsGaussian() {
        double rate = 0.4;
        int inputs = 50;
        int draws = 3000;
        float[] x = Probe.normal(12, inputs);
        try (Probe probe = Probe.ofLayers("[50]", "{type: 'dense', units: 1, dropConnect: 0.4}")) {
            double expected = probe.scores(x, 1)[0];
            float[] weights = probe.weights();
            double variance =
                    IntStream.range(0, inputs)
                                    .mapToDouble(i -> Math.pow((double) weights[i] * x[i], 2))
                                    .sum()
                            * rate
                            / (1 - rate);
            float[] sums = new float[draws];
            for (int draw = 0; draw < draws; draw++) {
                sums[draw] = probe.masked(x, 1, draw)[0];
            }
            Moments moments = Moments.of(sums);
            moments.assertMean(expected);
            assertThat(moments.variance() / variance).isCloseTo(1, within(0.12));
        }
    }

    @Test
    void dropConnectDrawsOneMaskForABatch() {
        float[] same = new float[4 * 5];
        Arrays.fill(same, 1);
        try (Probe probe = Probe.ofLayers("[5]", "{type: 'dense', units: 3, dropConnect: 0.5}")) {
            float[] scores = probe.masked(same, 4, 2);
            for (int i = 3; i < scores.length; i++) {
                assertThat(scores[i]).isEqualTo(scores[i % 3]);
            }
            assertThat(scores).isNotEqualTo(probe.scores(same, 4));
        }
    }

    /**
     * Gal and Ghahramani, 2016: what is dropped from the state is dropped at every step. A GRU
     * whose weights are 0 but for those from the state keeps track of what it was allowed to see.
     */
    @Test
    void recurrentDropoutHasOneMaskForASequence() {
        int units = 40;
        int steps = 6;
        float[] inputs = new float[steps];
        Arrays.fill(inputs, 1);
        try (Probe probe =
                Probe.ofLayers(
                        "[6, 1]",
                        "{type: 'lstm', units: 40, returnSequences: true, recurrentDropout: 0.5}")) {
            // gates i, f, g, o: wide open but for g, which sees the input and its own unit's state
            float[] weights = new float[probe.weights().length];
            int into = 4 * units;
            for (int unit = 0; unit < units; unit++) {
                weights[2 * units + unit] = 0.1f;
                weights[into + unit * 4 * units + 2 * units + unit] = 1;
                int offsets = into + units * 4 * units;
                weights[offsets + unit] = 20;
                weights[offsets + units + unit] = -20;
                weights[offsets + 3 * units + unit] = 20;
            }
            probe.assign(weights);
            float[] states = probe.masked(inputs, 1, 5);
            int dropped = 0;
            for (int unit = 0; unit < units; unit++) {
                boolean stays = true;
                boolean grows = true;
                for (int step = 1; step < steps; step++) {
                    float before = states[(step - 1) * units + unit];
                    float now = states[step * units + unit];
                    stays &= Math.abs(now - before) < 1e-6;
                    grows &= now > before + 1e-4;
                }
                assertThat(stays || grows)
                        .as("unit %d sees its state always or never", unit)
                        .isTrue();
                dropped += stays ? 1 : 0;
            }
            assertThat(dropped).isBetween(8, 32);
        }
    }

    private static float[] noisy(String shape, String layer, int width) {
        float[] ones = new float[EXAMPLES * width];
        Arrays.fill(ones, 1);
        try (Probe probe = Probe.ofLayers(shape, layer)) {
            return probe.masked(ones, EXAMPLES, 3);
        }
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }
}
