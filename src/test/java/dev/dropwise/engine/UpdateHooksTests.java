package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds weights back, beside the same step without it. */
class UpdateHooksTests {

    /** 4·1·3·3 + 144·3 weights, then 4 + 3 biases. */
    private static final String MODEL =
            """
            {input: {shape: [1, 8, 8]}, layers: [
                {type: 'conv2d', filters: 4, kernel: 3, activation: 'tanh'},
                {type: 'dense', units: 3}]}""";

    private static final int FILTER = 9;
    private static final int FILTERS = 4;
    private static final int UNITS = 3;
    private static final int CONV = FILTERS * FILTER;
    private static final int WEIGHTS = CONV + 144 * UNITS;
    private static final int BATCH = 8;
    private static final int[] ROWS = IntStream.range(0, BATCH).toArray();
    private static final TorchExamples DATA =
            Probe.TORCH.examples(
                    Probe.normal(3, BATCH * 64), 64, new float[] {0, 1, 2, 0, 1, 2, 0, 1}, true);

    @AfterAll
    static void close() {
        DATA.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l1: 0.3|0.3|0",
                "l2: 0.2|0|0.2",
                "l1: 0.3, l2: 0.2|0.3|0.2",
                "elasticNet: {l1: 0.01, l2: 0.4}|0.01|0.4"
            })
    void penaltiesPullAtWeightsNotAtBiases(String regularization, double l1, double l2) {
        double[] expected = gradient();
        float[] start = start();
        for (int i = 0; i < WEIGHTS; i++) {
            expected[i] += l1 * Math.signum(start[i]) + 2 * l2 * start[i];
        }

        assertThat(gradient(regularization)).containsExactly(expected, within(1e-5));
    }

    @Test
    void lossesAreReportedWithoutPenalties() {
        try (Probe plain = probe("");
                Probe penalized = probe("l1: 3, l2: 5")) {
            assertThat(penalized.program().evaluate(DATA, ROWS, BATCH))
                    .isEqualTo(plain.program().evaluate(DATA, ROWS, BATCH));
            assertThat(step(penalized)).isEqualTo(step(plain));
        }
    }

    @Test
    void gradientsAreCutUpAndDown() {
        double[] expected = gradient();
        double cut =
                Arrays.stream(expected).map(Math::abs).sorted().skip(300).findFirst().orElseThrow();
        Arrays.setAll(expected, i -> Math.max(-cut, Math.min(cut, expected[i])));

        assertThat(gradient("clipValue: " + cut)).containsExactly(expected, within(1e-6));
        assertThat(expected).contains(cut, -cut);
    }

    @Test
    void allGradientsTogetherAreShortened() {
        double[] gradient = gradient();
        double length = length(gradient);
        double[] half = Arrays.stream(gradient).map(g -> g / 2).toArray();

        assertThat(gradient("clipNorm: " + length / 2)).containsExactly(half, within(1e-6));
        assertThat(gradient("clipNorm: " + length * 2)).containsExactly(gradient, within(1e-6));
    }

    /** A penalty is part of what is made small, so its gradient counts. */
    @Test
    void penaltiesAreClippedWithTheRest() {
        assertThat(length(gradient("l2: 100, clipNorm: 0.5"))).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void maxNormShortensOnlyUnitsThatAreTooLong() {
        float[] start = Probe.normal(9, WEIGHTS + FILTERS + UNITS);
        double[] lengths = unitLengths(start);
        double most = Arrays.stream(lengths).sorted().skip(3).findFirst().orElseThrow();

        float[] constrained = afterStepOfZero(start, "maxNorm: " + most);

        double[] expected = Arrays.stream(lengths).map(length -> Math.min(length, most)).toArray();
        assertThat(unitLengths(constrained)).containsExactly(expected, within(1e-5));
        assertThat(biases(constrained)).isEqualTo(biases(start));
        assertThat(constrained[0] / constrained[1])
                .as("the direction stays")
                .isEqualTo(start[0] / start[1], within(1e-5f));
    }

    @Test
    void unitNormGivesEveryUnitTheLengthOne() {
        float[] start = Probe.normal(9, WEIGHTS + FILTERS + UNITS);

        float[] constrained = afterStepOfZero(start, "unitNorm: true");

        assertThat(unitLengths(constrained))
                .containsExactly(new double[] {1, 1, 1, 1, 1, 1, 1}, within(1e-5));
        assertThat(biases(constrained)).isEqualTo(biases(start));
    }

    @Test
    void unitsWithoutWeightsStayAtZero() {
        float[] zeros = new float[WEIGHTS + FILTERS + UNITS];

        assertThat(afterStepOfZero(zeros, "unitNorm: true")).containsOnly(0);
        assertThat(afterStepOfZero(zeros, "maxNorm: 1")).containsOnly(0);
    }

    @Test
    void nonNegativeCutsWeightsNotBiases() {
        float[] start = Probe.normal(9, WEIGHTS + FILTERS + UNITS);
        float[] expected = start.clone();
        for (int i = 0; i < WEIGHTS; i++) {
            expected[i] = Math.max(0, expected[i]);
        }

        assertThat(afterStepOfZero(start, "nonNegative: true")).isEqualTo(expected);
        assertThat(biases(start)).as("something to cut").anyMatch(bias -> bias < 0);
    }

    @Test
    void theAveragePredictsWhileTrainingGoesOnWithTheWeights() {
        try (Probe plain = probe("");
                Probe averaged = probe("ema: 0.5")) {
            double[] average = widened(plain.weights());
            for (int step = 1; step <= 30; step++) {
                assertThat(step(averaged)).isEqualTo(step(plain));
                double kept = Math.min(0.5, (1.0 + step) / (10.0 + step));
                float[] weights = plain.weights();
                Arrays.setAll(average, i -> kept * average[i] + (1 - kept) * weights[i]);

                assertThat(widened(averaged.weights())).containsExactly(average, within(1e-5));
            }
            plain.assign(averaged.weights());
            float[] inputs = Probe.normal(4, 64);
            assertThat(averaged.program().predict(inputs, 1))
                    .isEqualTo(plain.program().predict(inputs, 1));
            assertThat(averaged.program().evaluate(DATA, ROWS, BATCH))
                    .isEqualTo(plain.program().evaluate(DATA, ROWS, BATCH));
        }
    }

    /** They need not be those that were drawn: a net may begin with another's weights. */
    @Test
    void theAverageBeginsWithTheWeightsThatTrainingBeginsWith() {
        float[] start = Probe.normal(9, WEIGHTS + FILTERS + UNITS);

        assertThat(afterStepOfZero(start, "ema: 0.9")).containsExactly(start, within(1e-6f));
    }

    @Test
    void theAverageIsOfWhatTheConstraintsLeave() {
        try (Probe probe = probe("maxNorm: 0.5, ema: 0.9")) {
            for (int i = 0; i < 100; i++) {
                step(probe);
            }

            assertThat(Arrays.stream(unitLengths(probe.weights())).max().orElseThrow())
                    .isBetween(0.4, 0.51);
        }
    }

    @Test
    void aProgramHoldsOnlyWhatWasAskedFor() {
        try (Probe plain = probe("");
                Probe clipped = probe("clipNorm: 1")) {
            assertThat(source(plain))
                    .doesNotContain("class Penalties", "class Clipping", "class Constraints");
            assertThat(source(clipped)).contains("class Clipping").doesNotContain("class Average");
        }
    }

    private static String source(Probe probe) {
        return new String(probe.archive(), StandardCharsets.ISO_8859_1);
    }

    private static float[] start() {
        try (Probe probe = probe("")) {
            return probe.weights();
        }
    }

    /** What a step takes away at a learning rate of 1. */
    private static double[] gradient(String... regularization) {
        try (Probe probe = probe(String.join(", ", regularization))) {
            float[] before = probe.weights();
            step(probe);
            float[] after = probe.weights();
            double[] gradient = new double[before.length];
            Arrays.setAll(gradient, i -> (double) before[i] - after[i]);
            return gradient;
        }
    }

    private static float[] step(Probe probe) {
        return probe.program().fit(DATA, ROWS, BATCH, new long[] {1}, 1);
    }

    private static float[] afterStepOfZero(float[] start, String regularization) {
        try (Probe probe = probe(regularization)) {
            probe.assign(start);
            probe.program().fit(DATA, ROWS, BATCH, new long[] {1}, 0);
            return probe.weights();
        }
    }

    private static Probe probe(String regularization) {
        return Probe.of(
                MODEL,
                """
                {loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'sgd'}, regularization: {%s}}"""
                        .formatted(regularization));
    }

    /** Of the filters, each in one piece, then of the dense units, each a column. */
    private static double[] unitLengths(float[] weights) {
        double[] squares = new double[FILTERS + UNITS];
        for (int i = 0; i < WEIGHTS; i++) {
            int unit = i < CONV ? i / FILTER : FILTERS + (i - CONV) % UNITS;
            squares[unit] += (double) weights[i] * weights[i];
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    private static Float[] biases(float[] weights) {
        return IntStream.range(WEIGHTS, weights.length)
                .mapToObj(i -> weights[i])
                .toArray(Float[]::new);
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }
}
