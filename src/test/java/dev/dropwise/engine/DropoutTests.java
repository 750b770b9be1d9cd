package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTests {

    private static final int WIDTH = 1000;
    private static final int BATCH = 100;

    /** Among the first million numbers that it draws is the least one there is. */
    private static final long SEED_OF_A_ZERO = 12;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.8, 0.99})
    void dropsItsRateAndKeepsTheMean(double rate) {
        float[] ones = ones(BATCH * WIDTH);
        try (Probe probe = dropout(rate)) {
            float[] masked = probe.masked(ones, BATCH, 17);
            long dropped = count(masked, 0);
            double deviation = Math.sqrt(rate * (1 - rate) / masked.length);
            float kept = (float) (1 / (1 - rate));

            assertThat((double) dropped / masked.length).isCloseTo(rate, within(4 * deviation));
            assertThat(mean(masked)).isCloseTo(1, within(4 * deviation / (1 - rate)));
            for (float value : masked) {
                assertThat(value == 0 || Math.abs(value - kept) <= 1e-6f * kept).isTrue();
            }
        }
    }

    @Test
    void dropsEveryUnitAndEveryExampleAsOften() {
        try (Probe probe = dropout(0.3)) {
            float[] masked = probe.masked(ones(BATCH * WIDTH), BATCH, 23);
            double deviation = Math.sqrt(0.3 * 0.7);

            for (int row = 0; row < BATCH; row++) {
                float[] example = Arrays.copyOfRange(masked, row * WIDTH, (row + 1) * WIDTH);
                assertThat((double) count(example, 0) / WIDTH)
                        .isCloseTo(0.3, within(5 * deviation / Math.sqrt(WIDTH)));
            }
            for (int unit = 0; unit < WIDTH; unit++) {
                int column = unit;
                double dropped =
                        IntStream.range(0, BATCH)
                                .filter(row -> masked[row * WIDTH + column] == 0)
                                .count();
                assertThat(dropped / BATCH)
                        .isCloseTo(0.3, within(5.5 * deviation / Math.sqrt(BATCH)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dropout", "alphaDropout"})
    void aRateNextToOneTurnsNoSign(String type) {
        String layer = "{type: '%s', rate: 0.999999999}".formatted(type);
        try (Probe probe = Probe.ofLayers("[1024]", layer)) {
            for (float value : probe.masked(ones(1 << 20), 1024, SEED_OF_A_ZERO)) {
                assertThat(value).isGreaterThan(-1);
            }
        }
    }

    @Test
    void aRateOfZeroDropsNothingThatIsTurnedAgainstTheNet() {
        float[] ones = ones(1 << 20);
        try (Probe probe =
                Probe.of(
                        "{input: {shape: [1024]}, layers: [{type: 'dropout', rate: 0}]}",
                        """
                        {loss: {type: 'meanSquaredError'},
                         regularization: {adversarialDropout: {budget: 0.1}}}""")) {
            assertThat(probe.masked(ones, 1024, SEED_OF_A_ZERO)).isEqualTo(ones);
        }
    }

    @Test
    void isTheExactIdentityAtInference() {
        float[] inputs = Probe.normal(1, 5 * WIDTH);
        try (Probe probe = dropout(0.7)) {
            assertThat(probe.scores(inputs, 5)).isEqualTo(inputs);
        }
    }

    @Test
    void aRateOfZeroIsTheExactIdentityInTrainingToo() {
        float[] inputs = Probe.normal(1, 5 * WIDTH);
        try (Probe probe = dropout(0)) {
            assertThat(probe.masked(inputs, 5, 3)).isEqualTo(inputs);
        }
    }

    @Test
    void drawsFreshMasksForEverySeed() {
        Set<String> masks = new HashSet<>();
        try (Probe probe = dropout(0.5)) {
            for (long seed = 0; seed < 50; seed++) {
                masks.add(Arrays.toString(probe.masked(ones(WIDTH), 1, seed)));
            }
        }
        assertThat(masks).hasSize(50);
    }

    @Test
    void drawsAMaskOfItsOwnForEveryLayer() {
        String dropout = "{type: 'dropout', rate: 0.5}";
        try (Probe twice = Probe.ofLayers("[1000]", dropout + ", " + dropout)) {
            float[] masked = twice.masked(ones(WIDTH), 1, 3);

            assertThat(1 - (double) count(masked, 0) / WIDTH)
                    .as("a quarter passes both")
                    .isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / WIDTH)));
        }
    }

    @Test
    void letsTheGradientThroughWhereItKeptAndNowhereElse() {
        float[] inputs = Probe.normal(5, 200);
        double scale = 1 / (1 - 0.4);
        try (Probe probe = Probe.ofLayers("[200]", "{type: 'dropout', rate: 0.4}")) {
            float[] masked = probe.masked(inputs, 1, 9);
            float[] directions = Probe.normal(31, 200);
            Probe.Gradients gradients = probe.gradients(inputs, 1, 9);

            for (int i = 0; i < 200; i++) {
                double expected = masked[i] == 0 ? 0 : directions[i] * scale;
                assertThat(gradients.analytic().get(i))
                        .isCloseTo(expected, within(masked[i] == 0 ? 0 : 1e-6));
            }
        }
    }

    /** A step of training leaves the weights of dropped inputs where they were. */
    @Test
    void drawsFreshMasksEveryStepOfAChunk() {
        float[] inputs = ones(WIDTH);
        try (Probe probe =
                        Probe.of(
                                """
                                {input: {shape: [1000]}, layers: [{type: 'dropout', rate: 0.5},
                                    {type: 'dense', units: 1, bias: false}]}""",
                                "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}}");
                TorchExamples data = Probe.TORCH.examples(inputs, WIDTH, new float[] {3}, false)) {
            float[] start = probe.weights();
            probe.program().fit(data, new int[] {0}, 1, new long[] {1}, 1e-4);
            float[] first = probe.weights();
            probe.program().fit(data, new int[] {0, 0}, 1, new long[] {2, 3}, 1e-4, 1e-4);
            float[] third = probe.weights();

            assertThat(unchanged(start, first)).isCloseTo(0.5, within(0.07));
            assertThat(unchanged(first, third)).isCloseTo(0.25, within(0.06));
            assertThat(unchanged(start, third)).isCloseTo(0.125, within(0.05));
        }
    }

    @Test
    void samplesOfALinearNetworkDifferAndTheirMeanIsThePrediction() {
        int samples = 4000;
        float[] inputs = Probe.normal(3, 20);
        try (Probe probe =
                Probe.ofLayers("[20]", "{type: 'dropout', rate: 0.3}, {type: 'dense', units: 1}")) {
            double prediction = probe.program().predict(inputs, 1)[0];
            float[] drawn = probe.program().sample(inputs, samples, new long[] {5});
            double mean = mean(drawn);
            double error = Math.sqrt(variance(drawn, mean) / samples);

            assertThat(drawn[0]).isNotEqualTo(drawn[1]);
            assertThat(mean).isCloseTo(prediction, within(4 * error));
            assertThat(probe.program().sample(inputs, samples, new long[] {5})).isEqualTo(drawn);
            assertThat(probe.program().sample(inputs, samples, new long[] {6})).isNotEqualTo(drawn);
        }
    }

    /**
     * Input dropout in linear regression minimizes |y - Xw|² + p/(1-p)·Σ w_j²·|x_j|²; Srivastava et
     * al., 2014, section 9.1.
     */
    @Test
    void isRidgeRegressionWhereTheNetworkIsLinear() {
        int rows = 64;
        float[] x = Probe.normal(41, rows * 2);
        float[] noise = Probe.normal(42, rows);
        float[] y = new float[rows];
        for (int row = 0; row < rows; row++) {
            x[2 * row + 1] = 0.7f * x[2 * row] + 0.5f * x[2 * row + 1];
            y[row] = 2 * x[2 * row] - x[2 * row + 1] + 0.1f * noise[row];
        }
        double rate = 0.4;
        double[] plain = ridge(x, y, 0);
        double[] expected = ridge(x, y, rate / (1 - rate));

        try (Probe probe =
                        Probe.of(
                                """
                                {input: {shape: [2]}, layers: [{type: 'dropout', rate: 0.4},
                                    {type: 'dense', units: 1, bias: false}]}""",
                                "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}}");
                TorchExamples data = Probe.TORCH.examples(x, 2, y, false)) {
            long seed = 0;
            for (double learningRate : new double[] {0.1, 0.01, 0.001}) {
                int[] all = new int[rows * 2000];
                Arrays.setAll(all, i -> i % rows);
                long from = seed;
                long[] seeds = new long[2000];
                Arrays.setAll(seeds, i -> from + i);
                probe.program().fit(data, all, rows, seeds, Probe.rates(2000, learningRate));
                seed += seeds.length;
            }
            float[] weights = probe.weights();

            assertThat((double) weights[0]).isCloseTo(expected[0], within(0.03));
            assertThat((double) weights[1]).isCloseTo(expected[1], within(0.03));
            assertThat(Math.abs(plain[0] - expected[0])).as("the effect").isGreaterThan(0.3);
        }
    }

    /** Solves (XᵀX + strength·diag(XᵀX)) w = Xᵀy for two columns. */
    private static double[] ridge(float[] x, float[] y, double strength) {
        double a = 0;
        double b = 0;
        double c = 0;
        double p = 0;
        double q = 0;
        for (int row = 0; row < y.length; row++) {
            double first = x[2 * row];
            double second = x[2 * row + 1];
            a += first * first;
            b += first * second;
            c += second * second;
            p += first * y[row];
            q += second * y[row];
        }
        a *= 1 + strength;
        c *= 1 + strength;
        double determinant = a * c - b * b;
        return new double[] {(c * p - b * q) / determinant, (a * q - b * p) / determinant};
    }

    private static Probe dropout(double rate) {
        return Probe.ofLayers("[1000]", "{type: 'dropout', rate: %s}".formatted(rate));
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double unchanged(float[] before, float[] after) {
        return IntStream.range(0, before.length).filter(i -> before[i] == after[i]).count()
                / (double) before.length;
    }

    private static long count(float[] values, float wanted) {
        return IntStream.range(0, values.length).filter(i -> values[i] == wanted).count();
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    }

    private static double variance(float[] values, double mean) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElse(0);
    }

    @Test
    void tellsTheRatesInForceAsTheyWereSet() {
        try (Probe probe =
                Probe.ofLayers(
                        "[4]",
                        "{type: 'dropout', rate: 0.2}, {type: 'dense', units: 2, dropConnect: 0.3}")) {
            assertThat(probe.program().rates()).containsExactly(0.2, 0.3);
            probe.program().setRates(new double[] {0.1, 0.7});
            assertThat(probe.program().rates()).containsExactly(0.1, 0.7);
        }
    }
}
