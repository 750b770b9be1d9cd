package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dropwise.engine.archive.ProgramFile;
import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.StoredTensor;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.loss.SoftmaxCrossEntropy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of all kinds as programs that only predict. */
class InferenceExportTests {

    private static final int ROWS = 5;

    @TempDir Path folder;

    private Path file(
            Probe probe, InferenceEnds.Inputs inputs, InferenceEnds.Outputs outputs, String loss)
            throws IOException {
        Path stored = folder.resolve("stored.pt");
        Files.write(stored, probe.archive());
        Path exported = folder.resolve("exported.pt");
        try (OutputStream out = Files.newOutputStream(exported)) {
            InferenceExport.write(
                    stored,
                    probe.architecture(),
                    Objects.requireNonNull(
                            SpecJson.training("{loss: {type: '%s'}}".formatted(loss)).loss()),
                    inputs,
                    outputs,
                    Map.of(),
                    out);
        }
        return exported;
    }

    private static InferenceEnds.Inputs asTheyAre(int columns) {
        return new InferenceEnds.Table(
                Collections.nCopies(columns, new InferenceEnds.Column(-1, 0, 1, false)));
    }

    static float[] forward(Path exported, float[] x, Shape shape) {
        try (TorchProgram program = Probe.TORCH.load(exported, false);
                NDManager scope = program.scope()) {
            return program.call(scope, "forward", scope.create(x, shape)).toFloatArray();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[6] | {type: 'dense', units: 4, activation: 'gelu'}, {type: 'dropout', rate: 0.5}, {type: 'dense', units: 3, bias: false}",
                "[6] | {type: 'gaussianNoise', stddev: 1}, {type: 'batchNorm'}, {type: 'dense', units: 4, dropConnect: 0.3}, {type: 'layerNorm'}, {type: 'groupNorm', groups: 2}, {type: 'concreteDropout'}, {type: 'dense', units: 3}",
                "[6] | {type: 'dense', units: 4}, {type: 'standout'}, {type: 'alphaDropout', rate: 0.1}, {type: 'dense', units: 3}",
                "[6] | {type: 'residual', layers: [{type: 'dense', units: 6}, {type: 'activation', function: 'tanh'}]}, {type: 'residual', stochasticDepth: 0.2, layers: [{type: 'dense', units: 3}]}",
                "[2, 6, 6] | {type: 'conv2d', filters: 4, kernel: 3, stride: 2, padding: 'same', groups: 2}, {type: 'batchNorm'}, {type: 'spatialDropout2d', rate: 0.3}, {type: 'maxPool2d'}, {type: 'flatten'}, {type: 'dense', units: 3}",
                "[2, 6, 6] | {type: 'residual', layers: [{type: 'conv2d', filters: 4, kernel: 3, padding: 'same'}]}, {type: 'avgPool2d'}, {type: 'dropBlock2d', rate: 0.1}, {type: 'permute', order: [2, 1, 3]}, {type: 'globalAveragePool'}, {type: 'dense', units: 3}",
                "[2, 6, 6] | {type: 'dense', units: 3, activation: 'selu'}",
                "[5, 6] | {type: 'conv1d', filters: 4, kernel: 3, padding: 'same', dilation: 2}, {type: 'maxPool1d', stride: 1}, {type: 'avgPool1d', stride: 1}, {type: 'globalMaxPool'}, {type: 'dense', units: 3}",
                "[5, 6] | {type: 'lstm', units: 4, layers: 2, bidirectional: true, returnSequences: true, dropout: 0.2}, {type: 'gru', units: 3}",
                "[5, 6] | {type: 'gru', units: 4, zoneout: 0.2, recurrentDropout: 0.1, returnSequences: true}, {type: 'batchNorm'}, {type: 'spatialDropout1d', rate: 0.2}, {type: 'lstm', units: 3, zoneout: 0.1, bidirectional: true}, {type: 'dense', units: 3}",
                "[5, 6] | {type: 'positionalEncoding', learned: true}, {type: 'multiHeadAttention', heads: 2, causal: true}, {type: 'globalAveragePool'}, {type: 'dense', units: 3}",
                "[5, 6] | {type: 'positionalEncoding'}, {type: 'transformerEncoder', heads: 3, layers: 2, feedForward: 5}, {type: 'residual', layers: [{type: 'dense', units: 4}]}, {type: 'reshape', shape: [20]}, {type: 'dense', units: 3}",
                "[5] | {type: 'embedding', units: 4, vocabulary: 9, dropout: 0.1}, {type: 'lstm', units: 3}"
            })
    void giveWhatTheTrainedProgramGives(String shape, String layers) throws IOException {
        try (Probe probe =
                Probe.of(
                        "{input: {shape: %s}, layers: [%s]}".formatted(shape, layers),
                        "{loss: {type: 'softmaxCrossEntropy'}}")) {
            int width = Math.toIntExact(probe.architecture().input().elements());
            boolean areTokens = layers.contains("embedding");
            float[] x = Probe.normal(3, ROWS * width);
            for (int i = 0; i < x.length; i++) {
                boolean isPadding = shape.length() == 6 && i / width > 2 && i % width >= 18;
                x[i] = isPadding ? 0 : areTokens ? Math.abs((int) (3 * x[i])) % 9 : x[i];
            }
            trainALittle(probe, x, width);
            InferenceEnds.Inputs inputs = areTokens ? new InferenceEnds.Tokens() : asTheyAre(width);
            Path exported =
                    file(probe, inputs, new InferenceEnds.Probabilities(), "softmaxCrossEntropy");

            assertThat(forward(exported, x, new Shape(ROWS, width)))
                    .containsExactly(probe.program().predict(x, ROWS), within(1e-6f));
        }
    }

    /** So that running statistics and biases are not those of the start. */
    private static void trainALittle(Probe probe, float[] x, int width) {
        float[] classes = {0, 1, 2, 0, 1};
        try (TorchExamples data = Probe.TORCH.examples(x, width, classes, true)) {
            for (int step = 0; step < 5; step++) {
                probe.program().fit(data, new int[] {0, 1, 2, 3, 4}, 5, new long[] {step}, 0.01);
            }
        }
    }

    @Test
    void takeRawNumbersCategoriesAndMissingValues() throws IOException {
        InferenceEnds.Inputs columns =
                new InferenceEnds.Table(
                        List.of(
                                new InferenceEnds.Column(-1, 1e9, 4, true),
                                new InferenceEnds.Column(3, 0, 1, true),
                                new InferenceEnds.Column(-1, 7, 0, false),
                                new InferenceEnds.Column(2, 0, 1, false)));
        float nan = Float.NaN;
        float[] raw = {1e9f + 64, 2, 5, 0, nan, nan, 7, 1};
        float[] encoded = {16, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1};
        try (Probe probe =
                Probe.of(
                        "{input: {shape: [9]}, layers: [{type: 'dense', units: 4}]}",
                        "{loss: {type: 'gaussianNegativeLogLikelihood'}}")) {
            float[] scores = probe.scores(encoded, 2);
            Path exported =
                    file(
                            probe,
                            columns,
                            new InferenceEnds.Values(List.of(100.0, -5.0), List.of(10.0, 0.5)),
                            "gaussianNegativeLogLikelihood");

            assertThat(forward(exported, raw, new Shape(2, 4)))
                    .containsExactly(
                            new float[] {
                                100 + 10 * scores[0],
                                -5 + 0.5f * scores[1],
                                100 + 10 * scores[4],
                                -5 + 0.5f * scores[5]
                            },
                            within(1e-4f));
        }
    }

    @Test
    void takeImagesInTheirShapeOrFlat() throws IOException {
        try (Probe probe =
                Probe.of(
                        "{input: {shape: [1, 4, 4]}, layers: [{type: 'conv2d', filters: 2, kernel: 3}, {type: 'dense', units: 1}]}",
                        "{loss: {type: 'binaryCrossEntropy'}}")) {
            float[] pixels = new float[32];
            float[] shares = new float[32];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = i % 17;
                shares[i] = pixels[i] / 16;
            }
            Path exported =
                    file(
                            probe,
                            new InferenceEnds.Image(16),
                            new InferenceEnds.Probabilities(),
                            "binaryCrossEntropy");
            float[] expected = probe.program().predict(shares, 2);

            for (Shape shape :
                    List.of(new Shape(2, 1, 4, 4), new Shape(2, 4, 4), new Shape(2, 16))) {
                assertThat(forward(exported, pixels, shape))
                        .containsExactly(expected, within(1e-6f));
            }
        }
    }

    @Test
    void holdTensorsAsPyTorchDoesAndNothingElse() throws IOException {
        String layers =
                "{type: 'dense', name: 'first', units: 4}, {type: 'reshape', shape: [2, 2]},"
                        + " {type: 'transformerEncoder', name: 'encoder', heads: 1, feedForward: 5},"
                        + " {type: 'lstm', name: 'reader', units: 3, bidirectional: true},"
                        + " {type: 'dense', name: 'head', units: 2, bias: false}";
        try (Probe probe =
                Probe.of(
                        "{input: {shape: [6]}, layers: [%s]}".formatted(layers),
                        "{loss: {type: 'softmaxCrossEntropy'}}")) {
            Path exported =
                    file(
                            probe,
                            asTheyAre(6),
                            new InferenceEnds.Probabilities(),
                            "softmaxCrossEntropy");
            Map<String, List<Integer>> tensors = new TreeMap<>();
            try (ProgramFile program = new ProgramFile(exported)) {
                collect("", program.root(), tensors);
            }

            assertThat(tensors)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.ofEntries(
                                    entry("first.weight", List.of(4, 6)),
                                    entry("first.bias", List.of(4)),
                                    entry(
                                            "encoder.layers.0.self_attn.in_proj_weight",
                                            List.of(6, 2)),
                                    entry("encoder.layers.0.self_attn.in_proj_bias", List.of(6)),
                                    entry(
                                            "encoder.layers.0.self_attn.out_proj.weight",
                                            List.of(2, 2)),
                                    entry("encoder.layers.0.self_attn.out_proj.bias", List.of(2)),
                                    entry("encoder.layers.0.linear1.weight", List.of(5, 2)),
                                    entry("encoder.layers.0.linear1.bias", List.of(5)),
                                    entry("encoder.layers.0.linear2.weight", List.of(2, 5)),
                                    entry("encoder.layers.0.linear2.bias", List.of(2)),
                                    entry("encoder.layers.0.norm1.weight", List.of(2)),
                                    entry("encoder.layers.0.norm1.bias", List.of(2)),
                                    entry("encoder.layers.0.norm2.weight", List.of(2)),
                                    entry("encoder.layers.0.norm2.bias", List.of(2)),
                                    entry("reader.weight_ih_l0", List.of(12, 2)),
                                    entry("reader.weight_hh_l0", List.of(12, 3)),
                                    entry("reader.bias_ih_l0", List.of(12)),
                                    entry("reader.bias_hh_l0", List.of(12)),
                                    entry("reader.weight_ih_l0_reverse", List.of(12, 2)),
                                    entry("reader.weight_hh_l0_reverse", List.of(12, 3)),
                                    entry("reader.bias_ih_l0_reverse", List.of(12)),
                                    entry("reader.bias_hh_l0_reverse", List.of(12)),
                                    entry("head.weight", List.of(2, 6))));
        }
    }

    private static void collect(
            String at, ScriptObject object, Map<String, List<Integer>> tensors) {
        object.attributes()
                .forEach(
                        (name, value) -> {
                            if (value instanceof StoredTensor tensor) {
                                tensors.put(at + name, tensor.sizes());
                            } else if (value instanceof ScriptObject inner) {
                                collect(at + name + ".", inner, tensors);
                            }
                        });
    }

    /** Whatever the version that stored it called its tensors. */
    @Test
    void areWrittenOfEarlierProgramsToo() throws IOException {
        Path stored = folder.resolve("earlier.pt");
        try (InputStream in = getClass().getResourceAsStream("/engine/earlier-program.pt")) {
            Files.write(stored, in.readAllBytes());
        }
        Path exported = folder.resolve("exported.pt");
        try (OutputStream out = Files.newOutputStream(exported)) {
            InferenceExport.write(
                    stored,
                    EarlierProgramTests.architecture(),
                    new SoftmaxCrossEntropy(),
                    asTheyAre(12),
                    new InferenceEnds.Probabilities(),
                    Map.of(),
                    out);
        }
        float[] x = EarlierProgramTests.inputs();
        try (TorchProgram program = Probe.TORCH.load(stored, false)) {
            assertThat(forward(exported, x, new Shape(8, 12)))
                    .containsExactly(program.predict(x, 8), within(1e-6f));
        }
    }
}
