package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** When batch normalization learns its running mean and variance, and when it must not. */
class BatchNormTests {

    private static final int ROWS = 6;
    private static final float[] X = Probe.normal(71, ROWS * 2);
    private static final int[] ALL = {0, 1, 2, 3, 4, 5};
    private static final String TRAINING =
            "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}}";

    /** Its score is the first column, normalized. */
    private static Probe firstColumn() {
        Probe probe =
                Probe.of(
                        "{input: {shape: [2]}, layers: [{type: 'batchNorm'}, {type: 'dense', units: 1}]}",
                        TRAINING);
        probe.assign(new float[] {1, 0, 1, 1, 0, 0, 0});
        return probe;
    }

    private static TorchExamples data() {
        return Probe.TORCH.examples(X, 2, new float[ROWS], false);
    }

    private static double mean() {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += X[2 * row];
        }
        return sum / ROWS;
    }

    private static double squares() {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += Math.pow(X[2 * row] - mean(), 2);
        }
        return sum;
    }

    @Test
    void normalizesWithTheBatchWhileTraining() {
        try (Probe probe = firstColumn();
                TorchExamples data = data()) {
            float[] loss = probe.program().fit(data, ALL, ROWS, new long[] {1}, 0);

            double variance = squares() / ROWS;
            assertThat((double) loss[0])
                    .as("the sum of squares of numbers of variance 1")
                    .isCloseTo(ROWS * variance / (variance + 1e-5), within(1e-4));
        }
    }

    @Test
    void learnsATenthOfTheBatchsMeanAndVariance() {
        try (Probe probe = firstColumn();
                TorchExamples data = data()) {
            probe.program().fit(data, ALL, ROWS, new long[] {1}, 0);
            float[] scores = probe.scores(X, ROWS);

            double mean = 0.1 * mean();
            double variance = 0.9 + 0.1 * squares() / (ROWS - 1);
            for (int row = 0; row < ROWS; row++) {
                double expected = (X[2 * row] - mean) / Math.sqrt(variance + 1e-5);
                assertThat((double) scores[row]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    /** One number per channel has no variance. */
    @Test
    void aBatchOfOneRowUsesTheRunningMeanAndVarianceAndLeavesThem() {
        try (Probe probe = firstColumn();
                TorchExamples data = data()) {
            probe.program().fit(data, ALL, ROWS, new long[] {1}, 0);
            float[] before = probe.scores(X, ROWS);
            float[] loss = probe.program().fit(data, new int[] {0}, ROWS, new long[] {2}, 0);

            assertThat(loss[0]).isEqualTo(before[0] * before[0], within(1e-6f));
            assertThat(probe.scores(X, ROWS)).isEqualTo(before);
        }
    }

    @Test
    void learnsOnFromALastBatchOfOneRow() {
        try (Probe probe = firstColumn();
                TorchExamples data = data()) {
            float[] start = probe.weights();
            probe.program().fit(data, ALL, ROWS - 1, new long[] {1, 2}, 0.1, 0.1);

            assertThat(probe.weights()).isNotEqualTo(start);
            for (float weight : probe.weights()) {
                assertThat(weight).isFinite();
            }
        }
    }

    /** The steps of one row are a batch of their own. */
    @Test
    void learnsFromTheStepsOfOneRow() {
        try (Probe probe =
                        Probe.of(
                                """
                                {input: {shape: [6, 2]}, layers: [{type: 'batchNorm'},
                                    {type: 'globalAveragePool'}, {type: 'dense', units: 1}]}""",
                                TRAINING);
                TorchExamples data = Probe.TORCH.examples(X, 12, new float[1], false)) {
            float[] before = probe.scores(X, 1);
            probe.program().fit(data, new int[] {0}, 1, new long[] {1}, 0);

            assertThat(probe.scores(X, 1)).isNotEqualTo(before);
        }
    }

    /** In a program that serves, too: there nothing can train. */
    @Test
    void samplingNeitherUsesTheBatchNorLearnsFromIt() {
        try (Probe probe = firstColumn();
                TorchExamples data = data()) {
            probe.program().fit(data, ALL, ROWS, new long[] {1}, 0.1);
            float[] predicted = probe.program().predict(X, ROWS);
            try (Probe serving = probe.reloaded(false)) {
                for (Probe each : new Probe[] {probe, serving}) {
                    float[] sampled = each.program().sample(X, 3, new long[ROWS]);

                    for (int i = 0; i < sampled.length; i++) {
                        assertThat(sampled[i]).isEqualTo(predicted[i % ROWS], within(1e-6f));
                    }
                    assertThat(each.program().predict(X, ROWS)).isEqualTo(predicted);
                }
            }
        }
    }
}
