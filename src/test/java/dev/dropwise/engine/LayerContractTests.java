package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.AvgPool1d;
import dev.dropwise.layer.ConcreteDropout;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.GroupNorm;
import dev.dropwise.layer.Gru;
import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Lstm;
import dev.dropwise.layer.MaxPool1d;
import dev.dropwise.layer.MultiHeadAttention;
import dev.dropwise.layer.NoiseKind;
import dev.dropwise.layer.PositionalEncoding;
import dev.dropwise.layer.RatePlace;
import dev.dropwise.layer.Shape;
import dev.dropwise.layer.Standout;
import dev.dropwise.layer.TransformerEncoder;
import dev.dropwise.layer.rate.Rate;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.InputSpec;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer must do. A new layer needs its examples here and nothing else. */
class LayerContractTests {

    private static final List<Example> EXAMPLES =
            List.of(
                    example("{type: 'dense', units: 4}", 5),
                    example("{type: 'dense', units: 4, activation: 'tanh', bias: false}", 5),
                    example("{type: 'dense', units: 3, initializer: 'heNormal'}", 4, 5),
                    example("{type: 'dense', units: 3, activation: 'gelu'}", 2, 3, 4),
                    example("{type: 'dense', units: 3}", 2, 2, 3, 2),
                    example("{type: 'conv2d', filters: 3, kernel: 3}", 2, 5, 6),
                    example(
                            "{type: 'conv2d', filters: 2, kernel: [2, 3], stride: 2, padding: 'same', activation: 'silu'}",
                            1,
                            5,
                            5),
                    example(
                            "{type: 'conv2d', filters: 4, kernel: 2, groups: 2, dilation: [1, 2], bias: false, initializer: 'glorotUniform'}",
                            2,
                            4,
                            5),
                    example("{type: 'maxPool2d'}", 2, 5, 6),
                    example(
                            "{type: 'maxPool2d', size: 3, stride: [1, 2], padding: 'same'}",
                            2,
                            4,
                            5),
                    example("{type: 'avgPool2d'}", 2, 5, 6),
                    example(
                            "{type: 'avgPool2d', size: [3, 2], stride: 2, padding: 'same'}",
                            2,
                            5,
                            5),
                    example("{type: 'conv1d', filters: 4, kernel: 3}", 6, 3),
                    example(
                            "{type: 'conv1d', filters: 4, kernel: 2, stride: 2, padding: 'same', groups: 2, activation: 'tanh'}",
                            5,
                            2),
                    example(
                            "{type: 'conv1d', filters: 2, kernel: [2], dilation: 3, bias: false, initializer: 'heNormal'}",
                            6,
                            3),
                    example("{type: 'maxPool1d'}", 5, 3),
                    example("{type: 'maxPool1d', size: 3, stride: 2, padding: 'same'}", 6, 3),
                    example("{type: 'avgPool1d'}", 5, 3),
                    example("{type: 'avgPool1d', size: 3, stride: 2, padding: 'same'}", 6, 3),
                    example("{type: 'globalAveragePool'}", 5, 3),
                    example("{type: 'globalAveragePool'}", 3, 4, 5),
                    example("{type: 'globalMaxPool'}", 5, 3),
                    example("{type: 'globalMaxPool'}", 3, 4, 5),
                    example("{type: 'batchNorm'}", 5),
                    example("{type: 'batchNorm', momentum: 0.3, epsilon: 0.001}", 5, 3),
                    example("{type: 'batchNorm'}", 3, 4, 5),
                    example("{type: 'layerNorm'}", 6),
                    example("{type: 'layerNorm', epsilon: 0.001}", 5, 3),
                    example("{type: 'layerNorm'}", 4, 3, 3),
                    example("{type: 'groupNorm', groups: 2}", 6),
                    example("{type: 'groupNorm', groups: 3}", 5, 3),
                    example("{type: 'groupNorm', groups: 2, epsilon: 0.001}", 4, 3, 3),
                    example("{type: 'flatten'}", 2, 3, 4),
                    example("{type: 'reshape', shape: [4, 6]}", 2, 3, 4),
                    example("{type: 'reshape', shape: [2, 1, 3]}", 6),
                    example("{type: 'permute', order: [2, 1]}", 5, 3),
                    example("{type: 'permute', order: [3, 1, 2]}", 2, 3, 4),
                    example("{type: 'activation', function: 'selu'}", 7),
                    example("{type: 'activation', function: 'leakyRelu'}", 2, 3, 4),
                    example("{type: 'dense', units: 4, activation: 'softmax'}", 5),
                    example("{type: 'activation', function: 'softmax'}", 5, 3),
                    example("{type: 'activation', function: 'softmax'}", 2, 3, 4),
                    example("{type: 'dropout', rate: 0.4}", 12),
                    example("{type: 'dropout', rate: 0.2}", 2, 3, 4),
                    example(
                            "{type: 'dropout', rate: {schedule: 'linear', start: 0.1, rate: 0.5, to: 4}}",
                            12),
                    example("{type: 'concreteDropout', rate: 0.3, regularizer: 0.001}", 12),
                    example("{type: 'standout'}", 12),
                    example("{type: 'standout', alpha: -0.5, beta: 1}", 2, 3, 4),
                    example("{type: 'embedding', units: 3, vocabulary: 4, dropout: 0.3}", 6),
                    example("{type: 'lstm', units: 3}", 4, 3),
                    example(
                            """
                            {type: 'lstm', units: 2, layers: 2, bidirectional: true, returnSequences: true,
                             dropout: 0.2, recurrentDropout: 0.3, zoneout: 0.1}""",
                            4,
                            3),
                    example("{type: 'gru', units: 3, layers: 2, bidirectional: true}", 4, 3),
                    example(
                            "{type: 'gru', units: 3, returnSequences: true, recurrentDropout: 0.3, zoneout: 0.2}",
                            3,
                            2),
                    example("{type: 'multiHeadAttention', heads: 2, dropout: 0.2}", 3, 4),
                    example("{type: 'multiHeadAttention', heads: 1, causal: true}", 3, 2),
                    example(
                            "{type: 'transformerEncoder', heads: 2, feedForward: 5, layers: 2}",
                            3,
                            4),
                    example("{type: 'transformerEncoder', heads: 1, causal: true}", 3, 2),
                    example("{type: 'positionalEncoding'}", 3, 5),
                    example("{type: 'positionalEncoding', learned: true}", 3, 4),
                    example("{type: 'spatialDropout1d', rate: 0.3}", 4, 5),
                    example("{type: 'spatialDropout2d', rate: 0.3}", 4, 2, 3),
                    example("{type: 'gaussianDropout', rate: 0.3}", 12),
                    example("{type: 'gaussianNoise', stddev: 0.2}", 2, 6),
                    example("{type: 'alphaDropout', rate: 0.2}", 12),
                    example("{type: 'dropBlock2d', rate: 0.2, blockSize: 3}", 2, 5, 6),
                    example(
                            "{type: 'dropBlock2d', rate: {schedule: 'late', from: 2, rate: 0.2}}",
                            3,
                            4,
                            5),
                    example("{type: 'dense', units: 4, dropConnect: 0.4}", 5),
                    example("{type: 'dense', units: 4, dropConnect: 0.4, bias: false}", 3, 5),
                    example("{type: 'conv1d', filters: 4, kernel: 2, dropConnect: 0.4}", 5, 3),
                    example(
                            "{type: 'conv2d', filters: 3, kernel: 2, dropConnect: {schedule: 'linear', rate: 0.4, to: 3}}",
                            2,
                            3,
                            4),
                    example("{type: 'residual', layers: [{type: 'dense', units: 5}]}", 5),
                    example(
                            "{type: 'residual', layers: [{type: 'conv2d', filters: 2, kernel: 3, padding: 'same'}, {type: 'batchNorm'}]}",
                            2,
                            4,
                            3),
                    example(
                            "{type: 'residual', stochasticDepth: 0.4, layers: [{type: 'dense', units: 3}]}",
                            2,
                            5),
                    example(
                            """
                            {type: 'residual', stochasticDepth: 0.2, layers: [
                                {type: 'conv2d', filters: 3, kernel: 3, padding: 'same', stride: 2},
                                {type: 'residual', layers: [{type: 'dropout', rate: 0.5}]}]}""",
                            2,
                            5,
                            4));

    /** What has no {@code backward}: the steps of a network with one take longer. */
    private static final Set<Class<? extends LayerSpec>> LEFT_TO_AUTOGRAD =
            Set.of(
                    AvgPool1d.class,
                    ConcreteDropout.class,
                    Embedding.class,
                    GroupNorm.class,
                    Gru.class,
                    Lstm.class,
                    MaxPool1d.class,
                    MultiHeadAttention.class,
                    PositionalEncoding.class,
                    Standout.class,
                    TransformerEncoder.class);

    private static final int BATCH = 4;

    /** Networks that tests share: to compile them takes most of the time. */
    private static final Map<Example, Probe> ALONE = new HashMap<>();

    private static final Map<Example, Probe> IN_64_BITS = new HashMap<>();
    private static final Map<Example, Probe> CLASSIFIERS = new HashMap<>();

    /** A layer as clients write it and the shape that it is given. */
    record Example(String json, Shape input) {

        LayerSpec layer() {
            return SpecJson.layer(json);
        }

        /** A network of this layer alone. */
        Architecture alone() {
            return network(List.of(layer()));
        }

        /** A network that can learn classes: this layer, then a dense one. */
        Architecture classifier() {
            return network(
                    List.of(
                            layer(),
                            SpecJson.layer("{type: 'flatten'}"),
                            SpecJson.layer("{type: 'dense', units: 2}")));
        }

        private Architecture network(List<LayerSpec> layers) {
            return ShapeInference.design(
                    new ModelSpec("example", new InputSpec(input), layers), null);
        }

        float[] inputs() {
            return Probe.normal(11, Math.toIntExact(BATCH * input.elements()));
        }

        @Override
        public String toString() {
            return json + " on " + input;
        }
    }

    private static Example example(String json, Integer... input) {
        return new Example(json, Shape.of(input));
    }

    static List<Example> examples() {
        return EXAMPLES;
    }

    @AfterAll
    static void close() {
        for (Map<Example, Probe> shared : List.of(ALONE, IN_64_BITS, CLASSIFIERS)) {
            shared.values().forEach(Probe::close);
            shared.clear();
        }
    }

    @Test
    void everyLayerHasAnExample() {
        Set<Class<?>> shown =
                EXAMPLES.stream()
                        .map(example -> example.layer().getClass())
                        .collect(Collectors.toSet());

        assertThat(permitted(LayerSpec.class))
                .allSatisfy(
                        layer ->
                                assertThat(shown)
                                        .as(
                                                "add an example of %s to LayerContractTests.EXAMPLES",
                                                layer.getSimpleName())
                                        .contains(layer));
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        Class<?> @Nullable [] below = type.getPermittedSubclasses();
        return below == null
                ? Stream.of(type)
                : Stream.of(below).flatMap(LayerContractTests::permitted);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void survivesJson(Example example) {
        LayerSpec layer = example.layer();
        LayerSpec named = layer.named("mine");

        assertThat(SpecJson.layer(SpecJson.write(layer))).isEqualTo(layer);
        assertThat(SpecJson.layer(SpecJson.write(named))).isEqualTo(named);
        assertThat(named.name()).isEqualTo("mine");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheShapeThatItsRecordInfers(Example example) {
        Probe probe = alone(example);
        List<Long> inferred = new ArrayList<>(List.of((long) BATCH));
        probe.architecture().output().sizes().forEach(size -> inferred.add((long) size));

        assertThat(probe.shape(example.inputs(), BATCH)).isEqualTo(inferred);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void startsWithAsManyFiniteWeightsAsItsRecordCounts(Example example) {
        Probe probe = alone(example);
        float[] weights = probe.weights();

        assertThat((long) weights.length).isEqualTo(probe.architecture().parameters());
        assertThat(weights).doesNotContain(Float.NaN);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void holdsTheTensorsThatItsRecordNames(Example example) {
        Probe probe = alone(example);
        ShapedLayer layer = probe.architecture().layers().get(0);
        SortedMap<String, List<Integer>> named = new TreeMap<>();
        name(layer, "", named);

        assertThat(probe.trained("net", layer.name())).isEqualTo(named);
    }

    private static void name(ShapedLayer layer, String at, Map<String, List<Integer>> named) {
        layer.spec()
                .tensors(layer.input())
                .forEach((name, shape) -> named.put(at + name, shape.sizes()));
        layer.body().forEach(within -> name(within, at + "body." + within.name() + ".", named));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isSilentAtInference(Example example) {
        Probe probe = alone(example);
        float[] inputs = example.inputs();
        float[] once = probe.scores(inputs, BATCH);

        assertThat(probe.scores(inputs, BATCH)).isEqualTo(once);
        boolean givesTheMean = example.layer() instanceof Standout;
        if (example.layer().passesAtInference()
                || (!givesTheMean && drawsWithoutWeights(probe, inputs))) {
            assertThat(once).as("what noise and new shapes leave of their input").isEqualTo(inputs);
        }
    }

    /**
     * Advice looks at noise, and plain Java leaves it out; neither sees what says nothing of it.
     */
    @ParameterizedTest
    @MethodSource("examples")
    void saysThatItIsNoiseWhereItDrawsAndLearnsNoWeights(Example example) {
        LayerSpec layer = example.layer();
        assertThat(layer.noise() != NoiseKind.NONE).isEqualTo(layer.role() == LayerRole.NOISE);
        if (layer.body().isEmpty() && drawsWithoutWeights(alone(example), example.inputs())) {
            assertThat(layer.role()).isEqualTo(LayerRole.NOISE);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void decidesEveryRateThatMayBeLeftOpen(Example example) {
        LayerSpec layer = example.layer();
        for (RecordComponent component : layer.getClass().getRecordComponents()) {
            if (component.getType() == Rate.class) {
                for (boolean on : List.of(true, false)) {
                    assertThat(
                                    layer.autoRate(
                                            component.getName(), new RatePlace(on, !on, on, 1, 2)))
                            .isBetween(0.0, 0.5);
                }
            }
        }
    }

    private static boolean drawsWithoutWeights(Probe probe, float[] inputs) {
        return probe.weights().length == 0
                && !Arrays.equals(probe.masked(inputs, BATCH, 1), probe.masked(inputs, BATCH, 2));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void drawsTheSameFromTheSameSeed(Example example) {
        Probe probe = alone(example);
        assertThat(probe.masked(example.inputs(), BATCH, 5))
                .isEqualTo(probe.masked(example.inputs(), BATCH, 5));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void treatsEveryExampleOfABatchAlone(Example example) {
        Probe probe = alone(example);
        float[] inputs = example.inputs();
        int width = inputs.length / BATCH;
        float[] together = probe.scores(inputs, BATCH);
        float[] last = new float[width];
        System.arraycopy(inputs, (BATCH - 1) * width, last, 0, width);
        float[] alone = probe.scores(last, 1);

        for (int i = 0; i < alone.length; i++) {
            assertThat(together[(BATCH - 1) * alone.length + i]).isEqualTo(alone[i], within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasTheGradientsOfItsFunction(Example example) {
        Probe probe = in64Bits(example);
        assertAgree(probe.gradients(example.inputs(), BATCH, -1));
        assertAgree(probe.gradients(example.inputs(), BATCH, 3));
    }

    /** Steps of an image's rows are known to be no padding. */
    @ParameterizedTest
    @MethodSource("examples")
    void knowsTheGradientsThatAutogradFinds(Example example) {
        if (example.input().rank() != 2) {
            assertKnowsGradients(in64Bits(example), example);
            return;
        }
        Shape image = Shape.of(1, Math.toIntExact(example.input().elements()), 1);
        try (Probe probe =
                Probe.of(
                        example.alone(),
                        SpecJson.training("{loss: {type: 'softmaxCrossEntropy'}}"),
                        image,
                        7)) {
            assertKnowsGradients(probe, example);
        }
    }

    private static void assertKnowsGradients(Probe probe, Example example) {
        LayerSpec layer = example.layer();
        assertThat(probe.knowsGradients())
                .isEqualTo(!LEFT_TO_AUTOGRAD.contains(layer.getClass()) && !layer.drawsPerBatch());
        if (probe.knowsGradients()) {
            assertAgree(probe.knownGradients(example.inputs(), BATCH, 3));
        }
    }

    private static void assertAgree(Probe.Gradients gradients) {
        for (int i = 0; i < gradients.numeric().size(); i++) {
            double expected = gradients.numeric().get(i);
            assertThat(gradients.analytic().get(i))
                    .as("gradient %d", i)
                    .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        }
    }

    /** With an epsilon of 1, Adam's first step is rate·g/(|g|+1); plain sgd's is rate·g. */
    @ParameterizedTest
    @MethodSource("examples")
    void hasEveryWeightMovedByItsOwnGradient(Example example) {
        String sgd = "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'sgd'}}";
        String adam =
                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adam', epsilon: 1}}";
        try (Probe plain = Probe.of(example.classifier(), SpecJson.training(sgd), 7);
                Probe scaled = Probe.of(example.classifier(), SpecJson.training(adam), 7);
                TorchExamples data = separable(example)) {
            float[] start = plain.weights();
            int[] rows = IntStream.range(0, 32).toArray();
            plain.program().fit(data, rows, 32, new long[] {1}, 1);
            scaled.program().fit(data, rows, 32, new long[] {1}, 1);
            float[] descended = plain.weights();
            float[] adapted = scaled.weights();

            for (int i = 0; i < start.length; i++) {
                float gradient = start[i] - descended[i];
                assertThat(start[i] - adapted[i])
                        .isCloseTo(gradient / (Math.abs(gradient) + 1), within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void learns(Example example) {
        Probe probe = classifier(example);
        try (TorchExamples data = separable(example)) {
            int[] rows = IntStream.range(0, 32).toArray();
            double before = probe.program().evaluate(data, rows, 32).meanLoss();
            for (long step = 0; step < 30; step++) {
                probe.program().fit(data, rows, 32, new long[] {step}, 0.02);
            }

            assertThat(probe.program().evaluate(data, rows, 32).meanLoss())
                    .isLessThan(0.8 * before);
            assertThat(probe.weights()).doesNotContain(Float.NaN);
        }
    }

    /**
     * Two classes, in which every second number lies around 1 or around -1, the others around 0.
     */
    private static TorchExamples separable(Example example) {
        int width = Math.toIntExact(example.input().elements());
        float[] features = Probe.normal(13, 32 * width);
        float[] classes = new float[32];
        for (int i = 0; i < features.length; i++) {
            int row = i / width;
            classes[row] = row % 2;
            float center = i % width % 2 == 0 ? 1 : 0;
            features[i] = 0.5f * features[i] + (row % 2 == 0 ? center : -center);
        }
        return Probe.TORCH.examples(features, width, classes, true);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void predictsTheSameBitsAfterSaving(Example example) {
        assertSameBitsAfterSaving(alone(example), example.inputs());
        assertSameBitsAfterSaving(classifier(example), example.inputs());
    }

    private static void assertSameBitsAfterSaving(Probe probe, float[] inputs) {
        try (Probe serving = probe.reloaded(false);
                Probe trainable = probe.reloaded(true)) {
            float[] predicted = probe.program().predict(inputs, BATCH);

            assertThat(serving.program().predict(inputs, BATCH)).isEqualTo(predicted);
            assertThat(trainable.program().predict(inputs, BATCH)).isEqualTo(predicted);
        }
    }

    /** The network of the example's layer alone, for tests that leave its weights as they are. */
    private static Probe alone(Example example) {
        return ALONE.computeIfAbsent(example, absent -> probe(absent.alone()));
    }

    /** The same, for gradients alone. */
    private static Probe in64Bits(Example example) {
        return IN_64_BITS.computeIfAbsent(example, absent -> probe(absent.alone()));
    }

    /** Its classifier, for one test that trains it and others that take any weights. */
    private static Probe classifier(Example example) {
        return CLASSIFIERS.computeIfAbsent(example, absent -> probe(absent.classifier()));
    }

    private static Probe probe(Architecture architecture) {
        return Probe.of(
                architecture, SpecJson.training("{loss: {type: 'softmaxCrossEntropy'}}"), 7);
    }
}
