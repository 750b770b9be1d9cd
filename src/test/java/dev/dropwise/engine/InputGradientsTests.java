package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.inference.explanation.GaussLegendre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputGradientsTests {

    private static final int WIDTH = 16;
    private static final int ROWS = 300;
    private static final float STEP = 1e-2f;

    private static final float[] CAPTUM_WEIGHTS = {
        0.7f, -0.4f, 0.2f, 0.9f, -0.6f, 0.3f, 1.2f, -0.8f, 0.5f, -0.3f, 0.6f, 1.1f, 0.1f, -0.2f,
        0.05f, -0.1f, 0.2f
    };
    private static final float[] CAPTUM_EXAMPLE = {0.8f, -1.2f, 0.5f};
    private static final float[] CAPTUM_BASELINE = {-0.3f, 0.4f, 0.1f};

    /** The probability there and at the baseline, then what each input contributes. */
    private static final double[] CAPTUM = {
        0.18969145, 0.44500822, -0.05456170, -0.21524806, 0.01449297
    };

    @TempDir private Path folder;

    /** As differences of the loss say, for each input of some rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{input: {shape: [16]}, layers: [{type: 'dense', units: 8, activation: 'tanh'}, {type: 'dropout', rate: 0.5}, {type: 'dense', units: 3}]}",
                "{input: {shape: [1, 4, 4]}, layers: [{type: 'conv2d', filters: 3, kernel: 3, activation: 'tanh'}, {type: 'batchNorm'}, {type: 'flatten'}, {type: 'dense', units: 3}]}"
            })
    void areWhatTheLossChangesBy(String model) throws IOException {
        float[] features = Probe.normal(5, ROWS * WIDTH);
        float[] targets = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            targets[i] = i % 3;
        }
        try (InputGradients network = load(model);
                TorchExamples examples = Probe.TORCH.examples(features, WIDTH, targets, true)) {
            float[] gradients = network.of(examples, ROWS);

            assertThat(gradients).hasSize(ROWS * WIDTH);
            for (int row : List.of(0, 1, 255, 256, 299)) {
                for (int k = 0; k < WIDTH; k++) {
                    float[] more = features.clone();
                    float[] less = features.clone();
                    more[row * WIDTH + k] += STEP;
                    less[row * WIDTH + k] -= STEP;
                    double slope =
                            (loss(network, more, targets, row) - loss(network, less, targets, row))
                                    / (2 * STEP);
                    assertThat(gradients[row * WIDTH + k]).isCloseTo((float) slope, within(2e-3f));
                }
            }
        }
    }

    /** Of a linear network {@code w·(x - x0)}, whatever the number of steps. */
    @Test
    void contributionsToALinearNetworkAreItsWeightsTimesTheDistance() throws IOException {
        float[] x = {1.5f, -2, 0.5f};
        float[] baseline = {0.5f, 1, 0};
        float[] weights = {2, -3, 4, 0.25f};
        try (Probe probe =
                Probe.of(
                        "{input: {shape: [3]}, layers: [{type: 'dense', units: 1}]}",
                        "{loss: {type: 'meanSquaredError'}}")) {
            probe.assign(weights);
            Path stored = Files.write(folder.resolve("linear.pt"), probe.archive());
            try (InputGradients network = InputGradients.load(Probe.TORCH, stored)) {
                double[][] found = network.integrated(x, baseline, middle(0), 0, new long[] {0});

                assertThat(found).hasDimensions(1, 5);
                assertThat(found[0])
                        .containsExactly(new double[] {11.25, -1.75, 2, 9, 2}, within(1e-6));
            }
        }
    }

    /** Captum 0.9 says the same: IntegratedGradients, 20 steps, of the softmax. */
    @Test
    void contributionsAreThoseOfCaptum() throws IOException {
        try (Probe probe =
                Probe.of(
                        "{input: {shape: [3]}, layers: [{type: 'dense', units: 2, activation: 'tanh'}, {type: 'dense', units: 3}]}",
                        "{loss: {type: 'softmaxCrossEntropy'}}")) {
            probe.assign(CAPTUM_WEIGHTS);
            Path stored = Files.write(folder.resolve("captum.pt"), probe.archive());
            GaussLegendre rule = GaussLegendre.of(20);
            try (InputGradients network = InputGradients.load(Probe.TORCH, stored)) {
                double[][] found =
                        network.integrated(
                                CAPTUM_EXAMPLE,
                                CAPTUM_BASELINE,
                                new InputGradients.Integral(
                                        rule.points(), rule.weights(), new float[] {1}, 2),
                                0,
                                new long[] {0});

                assertThat(found[0]).containsExactly(CAPTUM, within(2e-6));
                assertThat(found[0][2] + found[0][3] + found[0][4])
                        .isCloseTo(found[0][0] - found[0][1], within(1e-6));
            }
        }
    }

    /** Each pass keeps its masks on the whole way, so that each is complete by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{input: {shape: [16]}, layers: [{type: 'dense', units: 8, activation: 'tanh'}, {type: 'dropout', rate: 0.5}, {type: 'dense', units: 3}]}",
                "{input: {shape: [16]}, layers: [{type: 'dense', units: 8, activation: 'tanh', dropConnect: 0.5}, {type: 'dense', units: 3}]}",
                "{input: {shape: [1, 4, 4]}, layers: [{type: 'conv2d', filters: 3, kernel: 3, activation: 'tanh'}, {type: 'batchNorm'}, {type: 'spatialDropout2d', rate: 0.5}, {type: 'flatten'}, {type: 'dense', units: 3}]}"
            })
    void everyPassIsOneThatSamplesDraw(String model) throws IOException {
        float[] x = Probe.normal(3, WIDTH);
        float[] baseline = new float[WIDTH];
        GaussLegendre rule = GaussLegendre.of(50);
        try (InputGradients network = load(model)) {
            double[][] found =
                    network.integrated(
                            x,
                            baseline,
                            new InputGradients.Integral(
                                    rule.points(), rule.weights(), new float[] {1}, 1),
                            6,
                            new long[] {11});

            float[] drawn = network.program().sample(x, 6, new long[] {11});
            float[] unmoved = network.program().sample(baseline, 6, new long[] {11});
            assertThat(found).hasNumberOfRows(6);
            for (int pass = 0; pass < 6; pass++) {
                assertThat(found[pass][0]).isCloseTo(drawn[3 * pass + 1], within(1e-6));
                assertThat(found[pass][1]).isCloseTo(unmoved[3 * pass + 1], within(1e-6));
                double sum = Arrays.stream(found[pass]).skip(2).sum();
                assertThat(sum).isCloseTo(found[pass][0] - found[pass][1], within(1e-5));
            }
            assertThat(found[0][2]).isNotEqualTo(found[1][2]);
        }
    }

    private static InputGradients.Integral middle(int output) {
        return new InputGradients.Integral(
                new double[] {0.5}, new double[] {1}, new float[] {1}, output);
    }

    private static double loss(InputGradients network, float[] features, float[] targets, int row) {
        try (TorchExamples examples = Probe.TORCH.examples(features, WIDTH, targets, true)) {
            return network.program().evaluate(examples, new int[] {row}, 1).loss();
        }
    }

    private InputGradients load(String model) throws IOException {
        try (Probe probe = Probe.of(model, "{loss: {type: 'softmaxCrossEntropy'}}")) {
            Path stored = Files.write(folder.resolve("stored.pt"), probe.archive());
            return InputGradients.load(Probe.TORCH, stored);
        }
    }
}
