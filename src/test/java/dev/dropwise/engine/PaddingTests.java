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
import static dev.dropwise.engine.PaddedSequences.lengthened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.Shape;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Padding is told once, where examples come in, and then carried along: it changes nothing about
 * real steps, whatever stands before a layer that reads them.
 */
class PaddingTests {

    private static final List<String> NOISES =
            List.of(
                    "{type: 'dropout', rate: 0.5}",
                    "{type: 'spatialDropout1d', rate: 0.5}",
                    "{type: 'gaussianDropout', rate: 0.5}",
                    "{type: 'gaussianNoise', stddev: 1}",
                    "{type: 'alphaDropout', rate: 0.5}",
                    "{type: 'concreteDropout', rate: 0.5}",
                    "{type: 'standout'}",
                    "{type: 'dense', units: 4, dropConnect: 0.5}",
                    "{type: 'residual', stochasticDepth: 0.5, layers: [{type: 'dropout', rate: 0.5}]}");

    private static Probe probe(int steps, String layers) {
        return Probe.ofLayers("[%d, %d]".formatted(steps, FEATURES), layers);
    }

    /** What has no places of its own reads padding in front as padding behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'lstm', units: 3, bidirectional: true}",
                "{type: 'gru', units: 3}",
                "{type: 'transformerEncoder', heads: 2}, {type: 'globalAveragePool'}",
                "{type: 'conv1d', filters: 3, kernel: 3}, {type: 'globalMaxPool'}",
                "{type: 'conv1d', filters: 3, kernel: 3, padding: 'same'}, {type: 'globalMaxPool'}",
                "{type: 'avgPool1d'}, {type: 'gru', units: 3}"
            })
    void paddingInFrontChangesNothingEither(String layers) {
        try (Probe plain = probe(LENGTH, "{type: 'dense', units: 4}, " + layers);
                Probe longer = probe(STEPS, "{type: 'dense', units: 4}, " + layers)) {
            assertThat(longer.scores(lengthened(SHORT, STEPS - LENGTH), BATCH))
                    .containsExactly(plain.scores(SHORT, BATCH), CLOSE);
        }
    }

    /** With the same draws, the first steps come to the same whether others follow or padding. */
    @ParameterizedTest
    @MethodSource("noises")
    void realStepsDrawTheSameBesidePadding(String noise) {
        float[] full = Probe.normal(9, BATCH * WIDTH);
        float[] padded = full.clone();
        for (int row = 0; row < BATCH; row++) {
            Arrays.fill(padded, row * WIDTH + LENGTH * FEATURES, (row + 1) * WIDTH, 0);
        }
        String layers =
                """
                {type: 'dense', units: 4}, %s, {type: 'gru', units: 4, returnSequences: true, zoneout: 0.2},
                {type: 'lstm', units: 4, layers: 2, returnSequences: true, dropout: 0.3, recurrentDropout: 0.3},
                {type: 'multiHeadAttention', heads: 2, causal: true, dropout: 0.2}, {type: 'dropout', rate: 0.4}"""
                        .formatted(noise);
        try (Probe probe = probe(STEPS, layers)) {
            float[] expected = probe.masked(full, BATCH, 5);
            float[] masked = probe.masked(padded, BATCH, 5);

            for (int i = 0; i < masked.length; i++) {
                if (i % WIDTH < LENGTH * FEATURES) {
                    assertThat(masked[i]).as("number %d", i).isEqualTo(expected[i], CLOSE);
                } else {
                    assertThat(Math.abs(masked[i])).as("number %d", i).isZero();
                }
            }
        }
    }

    static Stream<String> noises() {
        return NOISES.stream();
    }

    /**
     * Noise that is drawn place by place: a sequence alone draws as its beginning in a longer one.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'dropout', rate: 0.5}",
                "{type: 'gaussianDropout', rate: 0.5}",
                "{type: 'gaussianNoise', stddev: 1}",
                "{type: 'alphaDropout', rate: 0.5}",
                "{type: 'standout'}",
                "{type: 'spatialDropout1d', rate: 0.5}"
            })
    void aSequenceIsDroppedFromAsTheShorterOne(String noise) {
        String layers = "{type: 'dense', units: 4}, %s, {type: 'lstm', units: 3}".formatted(noise);
        float[] alone = example(SHORT, 0, BATCH);
        try (Probe plain = probe(LENGTH, layers);
                Probe longer = probe(STEPS, layers)) {
            for (long seed = 0; seed < 5; seed++) {
                assertThat(longer.masked(lengthened(alone, 0), 1, seed))
                        .containsExactly(plain.masked(alone, 1, seed), CLOSE);
            }
        }
    }

    static Stream<String> layers() {
        return PaddedSequences.LAYERS.stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void predictsTheSameBitsOfPaddedSequencesAfterSaving(String layer) {
        try (Probe probe = learner(STEPS, layer + ", {type: 'flatten'}, ");
                Probe serving = probe.reloaded(false)) {
            assertThat(serving.program().predict(PADDED, BATCH))
                    .isEqualTo(probe.program().predict(PADDED, BATCH));
        }
    }

    /** Real steps come to ±1 and, with PyTorch's momentum of 0.1, leave a tenth of their mean. */
    @Test
    void batchNormTakesRealStepsForTheBatch() {
        try (Probe probe =
                Probe.of(
                        """
                        {input: {shape: [3, 1]}, layers: [{type: 'batchNorm'}, {type: 'globalMaxPool'}]}""",
                        "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}}")) {
            float[] examples = {1, 3, 0, 3, 1, 0};
            try (TorchExamples data =
                    Probe.TORCH.examples(examples, 3, new float[] {0, 0}, false)) {
                float[] losses = probe.program().fit(data, new int[] {0, 1}, 2, new long[] {1}, 0);
                assertThat(losses[0]).isCloseTo(2, within(1e-3f));
            }
            // mean 0.2; variance 0.9 + 0.1 * 4/3
            assertThat(probe.program().predict(new float[] {1, 0, 0}, 1)[0])
                    .isCloseTo(0.8f / (float) Math.sqrt(0.9 + 0.4 / 3), within(1e-4f));
        }
    }

    /**
     * Features that are zero while training are no padding, and padding is none that has a bias.
     */
    @Test
    void aStepThatLosesItsOnlyFeatureIsStillAStep() {
        float[] examples = {1, 1, 1, 1, 0, 0};
        String layers = "{type: 'dropout', rate: 0.5}, {type: 'globalAveragePool'}";
        try (Probe probe = Probe.ofLayers("[6, 1]", layers)) {
            List<Float> means =
                    IntStream.range(0, 40).mapToObj(k -> probe.masked(examples, 1, k)[0]).toList();

            assertThat(means).contains(1f, 0.5f, 1.5f).isSubsetOf(0f, 0.5f, 1f, 1.5f, 2f);
        }
    }

    @Test
    void wordsTellTheirPaddingToTheWholeNet() {
        String layers =
                """
                {type: 'embedding', units: 3, vocabulary: 9, dropout: 0.2}, {type: 'dense', units: 4},
                {type: 'transformerEncoder', heads: 2}, {type: 'conv1d', filters: 3, kernel: 2},
                {type: 'gru', units: 3, bidirectional: true}""";
        try (Probe plain = Probe.ofLayers("[4]", layers);
                Probe longer = Probe.ofLayers("[7]", layers)) {
            float[] words = {5, 2, 8, 1};
            // as good as padding: words that the vocabulary does not have
            float[] more = {5, 2, 8, 1, 0, 9, -3};

            assertThat(longer.scores(more, 1)).containsExactly(plain.scores(words, 1), CLOSE);
        }
    }

    /** Further on there is no telling before; what a network turns into words may have padding. */
    @Test
    void wordsInTheMiddleOfANetTellTheirPaddingThere() {
        String layers =
                "{type: 'flatten'}, {type: 'embedding', units: 2, vocabulary: 9}, {type: 'dense', units: 2}, {type: 'globalAveragePool'}";
        try (Probe plain = Probe.ofLayers("[2, 2]", layers);
                Probe longer = Probe.ofLayers("[2, 3]", layers)) {
            assertThat(longer.scores(new float[] {5, 2, 8, 1, 0, 0}, 1))
                    .containsExactly(plain.scores(new float[] {5, 2, 8, 1}, 1), CLOSE);
        }
    }

    /** What has fewer steps than a window keeps the one that sees all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"conv1d', filters: 2, kernel: 3", "maxPool1d', size: 3, stride: 1"})
    void aSequenceShorterThanAWindowKeepsOne(String layer) {
        float[] one = new float[WIDTH];
        System.arraycopy(SHORT, 0, one, 0, FEATURES);
        String layers = "{type: '%s}, {type: 'globalMaxPool'}".formatted(layer);
        try (Probe probe = probe(STEPS, layers);
                Probe least = probe(3, layers)) {
            float[] scores = probe.scores(one, 1);

            assertThat(scores).doesNotContain(0);
            assertThat(scores)
                    .containsExactly(least.scores(Arrays.copyOf(one, 3 * FEATURES), 1), CLOSE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{type: 'reshape', shape: [4, 2]} | 1, 0.5",
                "{type: 'permute', order: [2, 1]} | 3, 0, 0, 0"
            })
    void stepsOfAnotherMakeAreAllReal(String layer, String means) {
        try (Probe probe = Probe.ofLayers("[4, 2]", layer + ", {type: 'globalAveragePool'}")) {
            float[] scores = probe.scores(new float[] {4, 2, 0, 0, 0, 0, 0, 0}, 1);

            assertThat(scores).containsExactly(numbers(means));
        }
    }

    private static float[] numbers(String list) {
        String[] parts = list.split(", ", -1);
        float[] numbers = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Float.parseFloat(parts[i]);
        }
        return numbers;
    }

    /** A row of an image that is black is a row like any other. */
    @Test
    void imagesHaveNoPadding() {
        Program program =
                ProgramCompiler.compile(
                        ShapeInference.design(
                                SpecJson.model(
                                        "{input: {shape: [4, 2]}, layers: [{type: 'globalAveragePool'}]}"),
                                null),
                        SpecJson.training("{loss: {type: 'meanSquaredError'}}"),
                        Shape.of(1, 4, 2));
        try (TorchProgram started = Probe.TORCH.start(program, 1)) {
            assertThat(started.predict(new float[] {4, 2, 0, 0, 0, 0, 0, 0}, 1))
                    .containsExactly(1, 0.5f);
        }
    }
}
