package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Losses on scores that pass through an untouched network. */
class LossTests {

    private static final float[] SCORES = {
        0.3f, -1.2f, 2.5f, 0.1f, 100, -100, -3, 2, 2.5f, 7, 7.5f, -90
    };

    @Test
    void softmaxCrossEntropyIsTheLogProbabilityOfTheTrueClass() {
        float[] classes = {2, 1, 0, 1};
        double[] losses = new double[4];
        for (int i = 0; i < 4; i++) {
            losses[i] = logSum(3 * i) - SCORES[3 * i + (int) classes[i]];
        }

        Sums sums = sums("softmaxCrossEntropy", 3, classes, true);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-4));
        assertThat(sums.metric()).isEqualTo(3);
        assertThat(sums.count()).isEqualTo(4);
    }

    private static double logSum(int start) {
        return Math.log(
                IntStream.range(start, start + 3).mapToDouble(i -> Math.exp(SCORES[i])).sum());
    }

    @Test
    void binaryCrossEntropyStaysFiniteWhereTheScoreIsExtreme() {
        float[] classes = {1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1};
        double[] losses = new double[classes.length];
        int hits = 0;
        for (int i = 0; i < losses.length; i++) {
            double margin = classes[i] == 1 ? SCORES[i] : -SCORES[i];
            losses[i] = Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
            hits += margin > 0 ? 1 : 0;
        }

        Sums sums = sums("binaryCrossEntropy", 1, classes, true);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-4));
        assertThat(sums.metric()).isEqualTo(hits);
    }

    @Test
    void meanSquaredErrorAddsSquaresAndMeasuresAbsoluteErrors() {
        float[] targets = Probe.normal(5, SCORES.length);
        double[] squares = new double[targets.length];
        double[] errors = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            errors[i] = Math.abs(SCORES[i] - targets[i]);
            squares[i] = errors[i] * errors[i];
        }

        Sums sums = sums("meanSquaredError", 1, targets, false);

        assertThat(sums.loss()).isCloseTo(total(squares), within(1e-5 * total(squares)));
        assertThat(sums.metric()).isCloseTo(total(errors), within(1e-5 * total(errors)));
    }

    @Test
    void classProbabilitiesAddUpToOne() {
        try (Probe softmax = untouched("softmaxCrossEntropy", 3);
                Probe binary = untouched("binaryCrossEntropy", 1)) {
            float[] classes = softmax.program().predict(SCORES, 4);
            float[] two = binary.program().predict(SCORES, 12);

            assertThat(classes).hasSize(12);
            assertThat(classes[0])
                    .isEqualTo((float) Math.exp(SCORES[0] - logSum(0)), within(1e-6f));
            assertThat(two).hasSize(24);
            assertThat(two[1])
                    .as("the second class's probability")
                    .isEqualTo((float) (1 / (1 + Math.exp(-SCORES[0]))), within(1e-6f));
            for (int i = 0; i < 12; i++) {
                assertThat(two[2 * i] + two[2 * i + 1]).isEqualTo(1, within(1e-6f));
            }
        }
    }

    @Test
    void aValueIsPredictedAsItIs() {
        try (Probe probe = untouched("meanSquaredError", 1)) {
            assertThat(probe.program().predict(SCORES, 12)).isEqualTo(SCORES);
        }
    }

    @Test
    void aStepReportsTheSumOfItsExamplesLosses() {
        float[] targets = Probe.normal(5, SCORES.length);
        try (Probe probe = Probe.ofLayers("[1]", "{type: 'dense', units: 1}");
                TorchExamples data = Probe.TORCH.examples(SCORES, 1, targets, false)) {
            int[] rows = IntStream.range(0, 12).toArray();
            double before = probe.program().evaluate(data, rows, 12).loss();

            float[] losses = probe.program().fit(data, rows, 12, new long[] {1}, 1e-12);

            assertThat(losses).hasSize(1);
            assertThat((double) losses[0]).isCloseTo(before, within(1e-4 * before));
        }
    }

    private static Sums sums(String loss, int outputs, float[] targets, boolean classes) {
        try (Probe probe = untouched(loss, outputs);
                TorchExamples data = Probe.TORCH.examples(SCORES, outputs, targets, classes)) {
            return probe.program().evaluate(data, IntStream.range(0, targets.length).toArray(), 3);
        }
    }

    private static Probe untouched(String loss, int outputs) {
        return Probe.of(
                """
                {input: {shape: [%d]}, layers: [{type: 'dropout', rate: 0}]}"""
                        .formatted(outputs),
                "{loss: {type: '%s'}}".formatted(loss));
    }

    private static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }
}
