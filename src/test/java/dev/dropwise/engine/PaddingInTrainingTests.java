package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Padding is told before a step changes its examples, mixes them or turns on its own net. */
class PaddingInTrainingTests {

    private static final int STEPS = 40;

    /** Of four words, each of value 1, those that are masked count as words of value 0. */
    @Test
    void aMaskedWordIsNoPadding() {
        String net = "{type: 'embedding', units: 1, vocabulary: 2}, {type: 'globalAveragePool'}";
        try (Probe probe =
                probe("[6]", net, "augmentation: [{type: 'featureMasking', rate: 0.5}]")) {
            assertThat(losses(probe, new float[] {1, 1, 1, 1, 0, 0}, 0))
                    .contains(1 / 16., 4 / 16., 9 / 16.)
                    .isSubsetOf(0., 1 / 16., 4 / 16., 9 / 16., 1.);
        }
    }

    @Test
    void aStepWhoseFeaturesAreMaskedIsNoPadding() {
        try (Probe probe =
                probe(
                        "[6, 1]",
                        "{type: 'globalAveragePool'}",
                        "augmentation: [{type: 'featureMasking', rate: 0.5}]")) {
            assertThat(losses(probe, new float[] {1, 1, 1, 1, 0, 0}, 0))
                    .contains(1 / 16., 4 / 16., 9 / 16.)
                    .isSubsetOf(0., 1 / 16., 4 / 16., 9 / 16., 1.);
        }
    }

    @Test
    void paddingStaysPaddingUnderNoise() {
        try (Probe probe =
                probe(
                        "[4, 1]",
                        "{type: 'globalMaxPool'}",
                        "augmentation: [{type: 'gaussianNoise', stddev: 0.1}]")) {
            for (double loss : losses(probe, new float[] {-5, -5, 0, 0}, 0)) {
                assertThat(loss).isBetween(16., 36.);
            }
        }
    }

    /**
     * One step of 1 and three of 1, mixed in share s, are one of 1 and two of 1 - s; the other way
     * round one of 1 and two of s.
     */
    @Test
    void aMixedExampleHasTheStepsOfBoth() {
        try (Probe probe =
                probe("[4, 1]", "{type: 'globalAveragePool'}", "regularization: {mixup: 1}")) {
            float[] examples = {1, 0, 0, 0, 1, 1, 1, 0};
            List<Double> losses = losses(probe, examples, 1, 1);

            // (2s/3)² + (2(1-s)/3)²
            assertThat(losses)
                    .allMatch(loss -> loss < 1e-6 || (loss > 0.222 && loss < 0.445))
                    .anyMatch(loss -> loss > 0.222);
        }
    }

    /**
     * Between one step of 2 and three of 2 lie sequences of three steps, the first of them of 2.
     */
    @Test
    void anInterpolatedExampleHasTheStepsOfBoth() {
        try (Probe probe =
                Probe.of(
                        """
                        {input: {shape: [4, 1]}, layers: [{type: 'globalAveragePool'}, {type: 'dense', units: 2}]}""",
                        """
                        {loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'sgd'},
                         augmentation: [{type: 'gaussianNoise', stddev: 1e-4}, {type: 'interpolation', rate: 1}]}""")) {
            // scores (0, mean): the loss of class 1 is log(1 + exp(-mean))
            probe.assign(new float[] {0, 1, 0, 0});
            float[] examples = {2, 0, 0, 0, 2, 2, 2, 0};
            boolean between = false;
            try (TorchExamples data = Probe.TORCH.examples(examples, 4, new float[] {1, 1}, true)) {
                for (long seed = 0; seed < STEPS; seed++) {
                    float loss =
                            probe.program().fit(data, new int[] {0, 1}, 2, new long[] {seed}, 0)[0];
                    // means from 2/3 to 2, never the 1/2 that padding would make of the shorter one
                    assertThat(loss)
                            .isBetween(
                                    (float) (2 * Math.log1p(Math.exp(-2))) - 1e-3f,
                                    (float) (2 * Math.log1p(Math.exp(-2 / 3.))) + 1e-3f);
                    between |= loss > 2 * Math.log1p(Math.exp(-1.9));
                }
            }
            assertThat(between).isTrue();
        }
    }

    /** -5 becomes -5.1 and no padding a 0.1 that would be the larger. */
    @Test
    void adversarialInputsLeavePaddingAlone() {
        try (Probe probe =
                probe(
                        "[4, 1]",
                        "{type: 'globalMaxPool'}",
                        "regularization: {adversarial: {epsilon: 0.1}}")) {
            assertThat(losses(probe, new float[] {-5, -6, 0, 0}, 0).get(0))
                    .isCloseTo((25 + 26.01) / 2, within(1e-4));
        }
    }

    /** A budget of a half is one of two real steps: without the 2 the mean is 0.5, not 0. */
    @Test
    void adversarialMasksHaveTheBudgetOfRealSteps() {
        String net = "{type: 'dropout', rate: 0}, {type: 'globalAveragePool'}";
        try (Probe probe =
                probe("[6, 1]", net, "regularization: {adversarialDropout: {budget: 0.5}}")) {
            assertThat(losses(probe, new float[] {1, 2, 0, 0, 0, 0}, 5).get(0))
                    .isCloseTo((3.5 * 3.5 + 4.5 * 4.5) / 2, within(1e-4));
        }
    }

    /** Passes see the padding of the examples that they repeat. */
    @Test
    void samplesOfAPaddedSequenceAreThoseOfTheShorterOne() {
        String layers =
                "{type: 'dense', units: 4}, {type: 'dropout', rate: 0.5}, {type: 'gru', units: 2}";
        float[] sequence = Probe.normal(3, 8);
        try (Probe plain = Probe.ofLayers("[2, 4]", layers);
                Probe longer = Probe.ofLayers("[5, 4]", layers)) {
            float[] padded = Arrays.copyOf(sequence, 20);
            int samples = 2000;
            double[] expected = means(plain.program().sample(sequence, samples, new long[] {1}), 2);
            double[] found = means(longer.program().sample(padded, samples, new long[] {2}), 2);

            for (int k = 0; k < 2; k++) {
                assertThat(found[k]).isCloseTo(expected[k], within(0.03));
            }
        }
    }

    private static double[] means(float[] rows, int width) {
        double[] means = new double[width];
        for (int i = 0; i < rows.length; i++) {
            means[i % width] += rows[i] * width / rows.length;
        }
        return means;
    }

    /** A layer and an augmentation of one name are two things. */
    @Test
    void noiseInTheNetAndNoiseOnItsExamplesGoTogether() {
        try (Probe probe =
                probe(
                        "[4, 1]",
                        "{type: 'gaussianNoise', stddev: 0.1}, {type: 'globalMaxPool'}",
                        "augmentation: [{type: 'gaussianNoise', stddev: 0.1}]")) {
            for (double loss : losses(probe, new float[] {-5, -5, 0, 0}, 0)) {
                assertThat(loss).isBetween(16., 36.);
            }
        }
    }

    /** All weights are 1. */
    private static Probe probe(String shape, String layers, String training) {
        Probe probe =
                Probe.of(
                        "{input: {shape: %s}, layers: [%s, {type: 'dense', units: 1, bias: false}]}"
                                .formatted(shape, layers),
                        "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}, %s}"
                                .formatted(training));
        float[] weights = probe.weights();
        Arrays.fill(weights, 1);
        probe.assign(weights);
        return probe;
    }

    /** The summed losses of steps that move nothing, each with all examples. */
    private static List<Double> losses(Probe probe, float[] examples, float... wanted) {
        int count = wanted.length;
        int[] rows = IntStream.range(0, STEPS * count).map(i -> i % count).toArray();
        long[] seeds = LongStream.range(0, STEPS).toArray();
        try (TorchExamples data =
                Probe.TORCH.examples(examples, examples.length / count, wanted, false)) {
            float[] losses = probe.program().fit(data, rows, count, seeds, Probe.rates(STEPS, 0));
            return IntStream.range(0, STEPS).mapToObj(i -> (double) losses[i]).toList();
        }
    }
}
