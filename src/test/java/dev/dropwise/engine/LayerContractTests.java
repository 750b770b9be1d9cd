package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architect;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.InputSpec;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.SpecJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
                    example("{type: 'flatten'}", 2, 3, 4),
                    example("{type: 'activation', function: 'selu'}", 7),
                    example("{type: 'activation', function: 'leakyRelu'}", 2, 3, 4),
                    example("{type: 'dropout', rate: 0.4}", 12),
                    example("{type: 'dropout', rate: 0.2}", 2, 3, 4));

    private static final int BATCH = 4;

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
            return Architect.design(new ModelSpec("example", new InputSpec(input), layers), null);
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
        try (Probe probe = probe(example.alone())) {
            List<Long> inferred = new ArrayList<>(List.of((long) BATCH));
            probe.architecture().output().sizes().forEach(size -> inferred.add((long) size));

            assertThat(probe.shape(example.inputs(), BATCH)).isEqualTo(inferred);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void startsWithAsManyFiniteWeightsAsItsRecordCounts(Example example) {
        try (Probe probe = probe(example.alone())) {
            float[] weights = probe.weights();

            assertThat((long) weights.length).isEqualTo(probe.architecture().parameters());
            assertThat(weights).doesNotContain(Float.NaN);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isSilentAtInference(Example example) {
        try (Probe probe = probe(example.alone())) {
            float[] inputs = example.inputs();
            float[] once = probe.scores(inputs, BATCH);

            assertThat(probe.scores(inputs, BATCH)).isEqualTo(once);
            if (drawsWithoutWeights(probe, inputs)) {
                assertThat(once).as("what noise leaves of its input").isEqualTo(inputs);
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
        try (Probe probe = probe(example.alone())) {
            assertThat(probe.masked(example.inputs(), BATCH, 5))
                    .isEqualTo(probe.masked(example.inputs(), BATCH, 5));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void treatsEveryExampleOfABatchAlone(Example example) {
        try (Probe probe = probe(example.alone())) {
            float[] inputs = example.inputs();
            int width = inputs.length / BATCH;
            float[] together = probe.scores(inputs, BATCH);
            float[] last = new float[width];
            System.arraycopy(inputs, (BATCH - 1) * width, last, 0, width);
            float[] alone = probe.scores(last, 1);

            for (int i = 0; i < alone.length; i++) {
                assertThat(together[(BATCH - 1) * alone.length + i])
                        .isEqualTo(alone[i], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasTheGradientsOfItsFunction(Example example) {
        try (Probe probe = probe(example.alone())) {
            assertAgree(probe.gradients(example.inputs(), BATCH, -1));
            assertAgree(probe.gradients(example.inputs(), BATCH, 3));
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

    @ParameterizedTest
    @MethodSource("examples")
    void learns(Example example) {
        try (Probe probe = probe(example.classifier());
                TorchExamples data = separable(example)) {
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

    /** Two classes, whose inputs lie around 1 and around -1. */
    private static TorchExamples separable(Example example) {
        int width = Math.toIntExact(example.input().elements());
        float[] features = Probe.normal(13, 32 * width);
        float[] classes = new float[32];
        for (int i = 0; i < features.length; i++) {
            int row = i / width;
            classes[row] = row % 2;
            features[i] = 0.5f * features[i] + (row % 2 == 0 ? 1 : -1);
        }
        return Probe.TORCH.examples(features, width, classes, true);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void predictsTheSameBitsAfterSaving(Example example) {
        try (Probe probe = probe(example.classifier());
                Probe serving = probe.reloaded(false);
                Probe trainable = probe.reloaded(true)) {
            float[] predicted = probe.program().predict(example.inputs(), BATCH);

            assertThat(serving.program().predict(example.inputs(), BATCH)).isEqualTo(predicted);
            assertThat(trainable.program().predict(example.inputs(), BATCH)).isEqualTo(predicted);
        }
    }

    private static Probe probe(Architecture architecture) {
        return Probe.of(
                architecture, SpecJson.training("{loss: {type: 'softmaxCrossEntropy'}}"), 7);
    }
}
