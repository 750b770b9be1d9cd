package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that mix their examples or run them more than once. */
class ObjectiveWriterTests {

    private static final String DENSE = "{type: 'dense', units: 1, bias: false}";
    private static final int STEPS = 4000;

    /**
     * A net that gives x1 sees (1, 0) wanting 1 and (0, 1) wanting 0: when they are swapped and
     * mixed in share s, the loss is 2s(1-s), whose mean under Beta(a, a) is a/(2a+1); half of all
     * orders of two swap them.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 4})
    void mixupMixesExamplesAndLossesInTheSameShare(double alpha) {
        try (Probe probe = probe("[2]", DENSE, "mixup: " + alpha)) {
            probe.assign(new float[] {1, 0});
            double[] losses = losses(probe, new float[] {1, 0, 0, 1}, new float[] {1, 0}, STEPS);

            assertThat(Arrays.stream(losses).boxed())
                    .allMatch(loss -> loss >= 0 && loss <= 0.5 + 1e-6);
            assertMean(losses, 0.5 * alpha / (2 * alpha + 1));
        }
    }

    /** As above with a white and a black image and their mean: s is a whole number of pixels. */
    @Test
    void cutmixMixesLossesInTheShareOfThePixels() {
        float[] images = new float[40];
        Arrays.fill(images, 0, 20, 1);
        float[] mean = new float[20];
        Arrays.fill(mean, 1 / 20f);
        try (Probe probe = probe("[1, 4, 5]", DENSE, "cutmix: 1")) {
            probe.assign(mean);
            double[] losses = losses(probe, images, new float[] {1, 0}, STEPS);

            double[] possible =
                    IntStream.rangeClosed(0, 10).mapToDouble(k -> k / 200.0 * (20 - k)).toArray();
            assertThat(Arrays.stream(losses).boxed())
                    .allMatch(
                            loss ->
                                    Arrays.stream(possible)
                                            .anyMatch(p -> Math.abs(p - loss) < 1e-5));
            assertThat(Arrays.stream(losses).mapToLong(loss -> Math.round(loss * 1e4)).distinct())
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void mixupAndCutmixTakeTurns() {
        float[] images = new float[32];
        Arrays.fill(images, 0, 16, 1);
        float[] mean = new float[16];
        Arrays.fill(mean, 1 / 16f);
        try (Probe probe = probe("[1, 4, 4]", DENSE, "mixup: 1, cutmix: 1")) {
            probe.assign(mean);
            double[] losses = losses(probe, images, new float[] {1, 0}, STEPS);

            double pasted =
                    Arrays.stream(losses).filter(ObjectiveWriterTests::isOfSixteenPixels).count()
                            / (double) STEPS;
            // half of the steps swap nothing, half of the others paste
            assertThat(pasted).isBetween(0.7, 0.8);
        }
    }

    private static boolean isOfSixteenPixels(double loss) {
        return IntStream.rangeClosed(0, 8)
                .anyMatch(k -> Math.abs(k / 128.0 * (16 - k) - loss) < 1e-6);
    }

    @Test
    void withoutNoiseBothRunsOfRDropAgree() {
        float[] x = Probe.normal(3, 12);
        try (Probe plain = probe("[3]", DENSE, "");
                Probe twice = probe("[3]", DENSE, "rDrop: 5")) {
            assertThat(losses(twice, x, new float[] {1, 0, 2, 3}, 3))
                    .containsExactly(losses(plain, x, new float[] {1, 0, 2, 3}, 3), within(1e-5));
        }
    }

    @Test
    void rDropCostsDisagreementInProportion() {
        String net = "{type: 'dropout', rate: 0.5}, " + DENSE;
        double[] costs = new double[3];
        for (int alpha = 1; alpha <= 3; alpha++) {
            try (Probe probe = probe("[12]", net, "rDrop: " + alpha)) {
                costs[alpha - 1] =
                        losses(probe, Probe.normal(3, 48), new float[] {1, 0, 2, 3}, 1)[0];
            }
        }
        assertThat(costs[1] - costs[0]).isGreaterThan(0.01);
        assertThat(costs[2] - costs[1]).isCloseTo(costs[1] - costs[0], within(1e-4));
    }

    /** KL(p|q) of both directions, halved, by their definitions. */
    @Test
    void classesDivergeByKullbackAndLeibler() {
        float[] one = {1, 2, -1, 0.5f, 0, 3};
        float[] other = {0, 1, 1, -0.5f, 2, 2};
        double expected = 0;
        for (int row = 0; row < 6; row += 3) {
            double[] p = softmax(one, row);
            double[] q = softmax(other, row);
            for (int k = 0; k < 3; k++) {
                double ratio = Math.log(p[k] / q[k]);
                expected += (p[k] * ratio - q[k] * ratio) / 2;
            }
        }
        for (String loss : List.of("softmaxCrossEntropy", "focal")) {
            try (Probe probe = loss(loss, 3)) {
                assertThat((double) probe.divergence(one, other, 2))
                        .isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void oneScoreDivergesAsTheTwoClassesItStandsFor() {
        try (Probe score = loss("binaryCrossEntropy", 1);
                Probe classes = loss("softmaxCrossEntropy", 2)) {
            assertThat(score.divergence(new float[] {2, -1}, new float[] {0.5f, 3}, 2))
                    .isCloseTo(
                            classes.divergence(
                                    new float[] {0, 2, 0, -1}, new float[] {0, 0.5f, 0, 3}, 2),
                            within(1e-5f));
        }
    }

    @Test
    void severalTargetsDivergeByTheMeanOverThem() {
        float[] one = {2, -1, 0.5f, 3};
        float[] other = {0.5f, 3, 1, -2};
        for (String loss : List.of("binaryCrossEntropy", "meanSquaredError")) {
            try (Probe alone = loss(loss, 1);
                    Probe several = loss(loss, 2)) {
                assertThat(several.divergence(one, other, 2))
                        .isCloseTo(alone.divergence(one, other, 4) / 2, within(1e-5f));
            }
        }
        try (Probe alone = loss("gaussianNegativeLogLikelihood", 2);
                Probe several = loss("gaussianNegativeLogLikelihood", 4)) {
            float expected =
                    alone.divergence(new float[] {2, 0.5f}, new float[] {0.5f, 1}, 1)
                            + alone.divergence(new float[] {-1, 3}, new float[] {3, -2}, 1);
            assertThat(several.divergence(one, other, 1)).isCloseTo(expected / 2, within(1e-4f));
        }
    }

    @Test
    void normalDistributionsDivergeByMeanAndVariance() {
        double m1 = 1;
        double m2 = -0.5;
        double v1 = Math.exp(0.3);
        double v2 = Math.exp(-1);
        double there = (Math.log(v2 / v1) + (v1 + (m1 - m2) * (m1 - m2)) / v2 - 1) / 2;
        double back = (Math.log(v1 / v2) + (v2 + (m1 - m2) * (m1 - m2)) / v1 - 1) / 2;
        try (Probe probe = loss("gaussianNegativeLogLikelihood", 2)) {
            assertThat((double) probe.divergence(new float[] {1, 0.3f}, new float[] {-0.5f, -1}, 1))
                    .isCloseTo((there + back) / 2, within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meanSquaredError", "meanAbsoluteError", "huber"})
    void valuesDivergeByTheirSquaredDifference(String loss) {
        try (Probe probe = loss(loss, 1)) {
            assertThat(probe.divergence(new float[] {1, 2}, new float[] {3, -1}, 2)).isEqualTo(13);
        }
    }

    /** For a linear net, error e and step ε·sign(e·w): the worse error is e + ε·sign(e)·Σ|w|. */
    @ParameterizedTest
    @CsvSource({"0.1, 5", "0.1, -5", "0.7, 0"})
    void adversarialInputsMoveByEpsilonAlongTheSignOfTheSlope(double epsilon, float wanted) {
        try (Probe probe = probe("[3]", DENSE, "adversarial: {epsilon: " + epsilon + "}")) {
            probe.assign(new float[] {2, -1, 0.5f});
            double error = 2 * 1 - 1 * 3 + 0.5 * -1 - wanted;
            double worse = error + epsilon * Math.signum(error) * 3.5;

            assertThat(losses(probe, new float[] {1, 3, -1}, new float[] {wanted}, 1)[0])
                    .isCloseTo((error * error + worse * worse) / 2, within(1e-4));
        }
    }

    /** Nothing is dropped at first; then 2 of 8 units go whose loss takes the error furthest up. */
    @Test
    void adversarialDropoutTurnsTheUnitsThatHurtMost() {
        String net = "{type: 'dropout', rate: 0}, " + DENSE;
        float[] weights = {1, -2, 3, -4, 5, 6, -7, 8};
        try (Probe probe = probe("[8]", net, "adversarialDropout: {budget: 0.25}")) {
            probe.assign(weights);
            float[] ones = {1, 1, 1, 1, 1, 1, 1, 1};

            assertThat(losses(probe, ones, new float[] {0}, 1)[0])
                    .as("10; without -7 and -4: 21")
                    .isCloseTo((10 * 10 + 21 * 21) / 2.0, within(1e-3));
            assertThat(losses(probe, ones, new float[] {20}, 1)[0])
                    .as("-10; without 8 and 6: -24")
                    .isCloseTo((10 * 10 + 24 * 24) / 2.0, within(1e-3));
        }
    }

    /** A squared error is convex in the mask, so the turned mask can only be worse. */
    @Test
    void adversarialMasksCostMoreThanTheDrawnOnes() {
        String net = "{type: 'dropout', rate: 0.5}, " + DENSE;
        float[] x = Probe.normal(5, 40 * 20);
        float[] wanted = Probe.normal(6, 40);
        try (Probe plain = probe("[20]", net, "");
                Probe turned = probe("[20]", net, "adversarialDropout: {budget: 0.1}")) {
            double[] drawn = losses(plain, x, wanted, 20);
            double[] both = losses(turned, x, wanted, 20);

            for (int i = 0; i < 20; i++) {
                assertThat(2 * both[i] - drawn[i]).isGreaterThan(1.05 * drawn[i]);
            }
        }
    }

    @Test
    void goesOnFromItsArchiveAsIfItHadNotStopped() {
        String training =
                """
                {loss: {type: 'softmaxCrossEntropy'}, regularization: {mixup: 0.2, cutmix: 1, rDrop: 1,
                 adversarial: {epsilon: 0.05}, adversarialDropout: {budget: 0.1}}}""";
        String model =
                """
                {input: {shape: [1, 6, 6]}, layers: [{type: 'conv2d', filters: 3, kernel: 3, activation: 'relu'},
                 {type: 'residual', layers: [{type: 'dropout', rate: 0.2}]}, {type: 'flatten'},
                 {type: 'dropout', rate: 0.5}, {type: 'dense', units: 2}]}""";
        float[] classes = {0, 1, 0, 1, 0, 1, 0, 1};
        try (TorchExamples data = Probe.TORCH.examples(Probe.normal(9, 8 * 36), 36, classes, true);
                Probe whole = Probe.of(model, training);
                Probe half = Probe.of(model, training)) {
            fit(whole, data, 8, 0, 40, 0.01);
            fit(half, data, 8, 0, 20, 0.01);
            try (Probe reloaded = half.reloaded(true)) {
                fit(reloaded, data, 8, 20, 40, 0.01);

                assertThat(reloaded.weights()).isEqualTo(whole.weights());
                assertThat(reloaded.tensors()).isEqualTo(whole.tensors());
                assertThat(reloaded.tensors().values())
                        .filteredOn(tensor -> tensor.hasRemaining())
                        .as("4 parameters with two moments each and the steps: no masks")
                        .hasSize(4 * 3 + 1);
            }
        }
    }

    private static Probe probe(String shape, String layers, String regularization) {
        return Probe.of(
                "{input: {shape: %s}, layers: [%s]}".formatted(shape, layers),
                "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}, regularization: {%s}}"
                        .formatted(regularization));
    }

    private static Probe loss(String type, int outputs) {
        return Probe.of(
                "{input: {shape: [2]}, layers: [{type: 'dense', units: %d}]}".formatted(outputs),
                "{loss: {type: '%s'}}".formatted(type));
    }

    /** The summed losses of steps that move nothing, each with all examples. */
    private static double[] losses(Probe probe, float[] x, float[] wanted, int steps) {
        int examples = wanted.length;
        try (TorchExamples data = Probe.TORCH.examples(x, x.length / examples, wanted, false)) {
            float[] losses = fit(probe, data, examples, 0, steps, 0);
            return IntStream.range(0, steps).mapToDouble(i -> losses[i]).toArray();
        }
    }

    private static float[] fit(
            Probe probe, TorchExamples data, int examples, int from, int to, double rate) {
        int[] rows = IntStream.range(0, (to - from) * examples).map(i -> i % examples).toArray();
        long[] seeds = LongStream.range(from, to).map(step -> 31 * step + 7).toArray();
        return probe.program().fit(data, rows, examples, seeds, Probe.rates(to - from, rate));
    }

    private static void assertMean(double[] values, double expected) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(variance) / values.length;
        assertThat(mean).isCloseTo(expected, within(4 * error));
    }

    private static double[] softmax(float[] scores, int from) {
        double[] powers =
                IntStream.range(from, from + 3).mapToDouble(k -> Math.exp(scores[k])).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}
