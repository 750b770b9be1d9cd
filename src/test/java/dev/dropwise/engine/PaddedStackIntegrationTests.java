package dev.dropwise.engine;

import static dev.dropwise.engine.PaddedSequences.BATCH;
import static dev.dropwise.engine.PaddedSequences.CLOSE;
import static dev.dropwise.engine.PaddedSequences.FEATURES;
import static dev.dropwise.engine.PaddedSequences.LENGTH;
import static dev.dropwise.engine.PaddedSequences.PADDED;
import static dev.dropwise.engine.PaddedSequences.SHORT;
import static dev.dropwise.engine.PaddedSequences.STEPS;
import static dev.dropwise.engine.PaddedSequences.WIDTH;
import static dev.dropwise.engine.PaddedSequences.example;
import static dev.dropwise.engine.PaddedSequences.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Padding behind sequences changes nothing, whatever stands before a layer that reads steps. In the
 * slow lane, as a hundred stacks are compiled; those of a stack are shared by its tests.
 */
@ParameterizedClass
@MethodSource("stacks")
class PaddedStackIntegrationTests {

    /** What makes zeros into something else, and something into zeros. */
    private static final List<String> BEFORE =
            List.of(
                    "{type: 'dense', units: 4, activation: 'sigmoid'}, {type: 'layerNorm'}, {type: 'positionalEncoding'}",
                    "{type: 'dense', units: 4, frozen: true}, {type: 'batchNorm'}, {type: 'activation', function: 'softplus'}",
                    """
                    {type: 'residual', layers: [{type: 'dense', units: 4}]}, {type: 'groupNorm', groups: 2},
                    {type: 'conv1d', filters: 4, kernel: 3, padding: 'same', activation: 'gelu'}""");

    static Stream<String> stacks() {
        return PaddedSequences.LAYERS.stream()
                .flatMap(
                        layer ->
                                Stream.concat(
                                        Stream.of(layer),
                                        BEFORE.stream().map(before -> before + ", " + layer)));
    }

    private static final Map<String, Networks> SHARED = new HashMap<>();

    /** A stack for sequences and for those with padding behind. */
    private static final class Networks implements AutoCloseable {

        private final Probe plain;
        private final Probe longer;

        /** Of the layers alone, before anything is learned. */
        private final float[] plainScores;

        private final float[] longerScores;

        Networks(String layers) {
            String net = layers + ", {type: 'dense', name: 'head', units: 3, activation: 'tanh'}, ";
            String pooled = isSequence(layers) ? net + "{type: 'globalAveragePool'}, " : net;
            plain = learner(LENGTH, pooled);
            longer = learner(STEPS, pooled);
            plainScores = plain.scoresBeforeHead(SHORT, BATCH);
            longerScores = longer.scoresBeforeHead(PADDED, BATCH);
        }

        private static boolean isSequence(String layers) {
            String model =
                    "{input: {shape: [%d, %d]}, layers: [%s]}".formatted(LENGTH, FEATURES, layers);
            return ShapeInference.design(SpecJson.model(model), null).output().rank() == 2;
        }

        @Override
        public void close() {
            plain.close();
            longer.close();
        }
    }

    private final String layers;
    private final Networks networks;

    PaddedStackIntegrationTests(String layers) {
        this.layers = layers;
        this.networks = SHARED.computeIfAbsent(layers, Networks::new);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        SHARED.values().forEach(Networks::close);
        SHARED.clear();
    }

    @Test
    void appendedPaddingChangesNoScores() {
        for (int row = 0; row < BATCH; row++) {
            float[] alone = example(networks.plainScores, row, BATCH);
            float[] padded = example(networks.longerScores, row, BATCH);
            assertThat(Arrays.copyOf(padded, alone.length)).containsExactly(alone, CLOSE);
            for (int i = alone.length; i < padded.length; i++) {
                assertThat(Math.abs(padded[i])).as("number %d", i).isZero();
            }
        }
    }

    @Test
    void appendedPaddingChangesNothingThatIsLearned() {
        Probe plain = networks.plain;
        Probe longer = networks.longer;
        float[] start = plain.weights();
        fit(plain, SHORT);
        fit(longer, PADDED);

        assertThat(plain.weights()).isNotEqualTo(start);
        assertThat(longer.weights()).containsExactly(plain.weights(), CLOSE);
        assertThat(longer.program().predict(PADDED, BATCH))
                .as("with the running statistics, too")
                .containsExactly(plain.program().predict(SHORT, BATCH), CLOSE);
    }

    @Test
    void examplesOfPaddingAloneGiveAndTeachSomethingFinite() {
        float[] examples = Arrays.copyOf(PADDED, (BATCH + 1) * WIDTH);
        try (Probe probe = learner(STEPS, layers + ", {type: 'flatten'}, ")) {
            float[] others = probe.scores(PADDED, BATCH);
            float[] scores = probe.scores(examples, BATCH + 1);

            assertFinite(scores);
            assertThat(Arrays.copyOf(scores, BATCH)).containsExactly(others, CLOSE);
            fit(probe, new float[BATCH * WIDTH]);
            assertFinite(probe.weights());
            assertFinite(probe.scores(examples, BATCH + 1));
        }
    }

    private static void fit(Probe probe, float[] examples) {
        int width = examples.length / BATCH;
        try (TorchExamples data =
                Probe.TORCH.examples(examples, width, new float[] {1, -1, 2}, false)) {
            int[] rows = IntStream.range(0, BATCH).toArray();
            for (long step = 0; step < 3; step++) {
                probe.program().fit(data, rows, BATCH, new long[] {step}, 0.05);
            }
        }
    }

    private static void assertFinite(float[] values) {
        for (float value : values) {
            assertThat(value).isFinite();
        }
    }
}
