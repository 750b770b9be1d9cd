package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputGradientsTests {

    private static final int WIDTH = 16;
    private static final int ROWS = 300;
    private static final float STEP = 1e-2f;

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
