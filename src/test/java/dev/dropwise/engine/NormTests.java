package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.Shape;
import dev.dropwise.spec.SpecJson;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mean and variance are taken over, beside plain loops. */
class NormTests {

    private static final int BATCH = 4;
    private static final double EPSILON = 1e-5;
    private static final String CROSS_ENTROPY =
            "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'sgd'}}";

    /** A number's example, its channel, and its step or pixel. */
    private record Place(int example, int channel, int position) {

        static Place of(int index, Shape shape) {
            int width = Math.toIntExact(shape.elements());
            int positions = width / shape.channels();
            int within = index % width;
            return shape.rank() == 3
                    ? new Place(index / width, within / positions, within % positions)
                    : new Place(
                            index / width, within % shape.channels(), within / shape.channels());
        }
    }

    private interface Group {
        Object of(Place place);
    }

    @ParameterizedTest
    @CsvSource({"'[6]'", "'[5, 3]'", "'[4, 3, 2]'"})
    void layerNormTakesTheChannelsOfOneStepOrPixel(String shape) {
        assertNormalizes(
                "{type: 'layerNorm'}",
                shape,
                place -> new Place(place.example(), 0, place.position()));
    }

    @ParameterizedTest
    @CsvSource({"'[6]', 2", "'[5, 3]', 3", "'[5, 4]', 2", "'[4, 3, 2]', 2", "'[4, 3, 2]', 1"})
    void groupNormTakesNeighbouringChannelsOfAnExample(String shape, int groups) {
        int size = shape(shape).channels() / groups;
        assertNormalizes(
                "{type: 'groupNorm', groups: %d}".formatted(groups),
                shape,
                place -> new Place(place.example(), place.channel() / size, 0));
    }

    private static void assertNormalizes(String layer, String shape, Group group) {
        float[] inputs = Probe.normal(5, Math.toIntExact(BATCH * shape(shape).elements()));
        try (Probe probe = Probe.ofLayers(shape, layer)) {
            assertThat(probe.scores(inputs, BATCH))
                    .containsExactly(normalized(inputs, shape(shape), group, false), within(2e-5f));
        }
    }

    /** With a momentum of 1 the running mean and variance are those of the last batch. */
    @ParameterizedTest
    @CsvSource({"'[6]'", "'[5, 3]'", "'[4, 3, 2]'"})
    void batchNormTakesAChannelOfAllExamples(String shape) {
        String model =
                "{input: {shape: %s}, layers: [{type: 'batchNorm', momentum: 1}, {type: 'flatten'}]}"
                        .formatted(shape);
        Shape input = shape(shape);
        float[] inputs = Probe.normal(5, Math.toIntExact(BATCH * input.elements()));
        try (Probe probe = Probe.of(model, CROSS_ENTROPY);
                TorchExamples data =
                        Probe.TORCH.examples(inputs, input.elements(), new float[BATCH], true)) {
            int[] all = IntStream.range(0, BATCH).toArray();
            probe.program().fit(data, all, BATCH, new long[] {1}, 0);

            assertThat(probe.scores(inputs, BATCH))
                    .containsExactly(
                            normalized(
                                    inputs, input, place -> new Place(0, place.channel(), 0), true),
                            within(2e-5f));
        }
    }

    /** Running variances are divided by one less than the count. */
    private static float[] normalized(float[] x, Shape shape, Group group, boolean unbiased) {
        Object[] groups = new Object[x.length];
        Arrays.setAll(groups, i -> group.of(Place.of(i, shape)));
        float[] normalized = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            Object mine = groups[i];
            double[] members =
                    IntStream.range(0, x.length)
                            .filter(j -> groups[j].equals(mine))
                            .mapToDouble(j -> x[j])
                            .toArray();
            double mean = Arrays.stream(members).average().orElseThrow();
            double squares = Arrays.stream(members).map(v -> (v - mean) * (v - mean)).sum();
            double variance = squares / (members.length - (unbiased ? 1 : 0));
            normalized[i] = (float) ((x[i] - mean) / Math.sqrt(variance + EPSILON));
        }
        return normalized;
    }

    /** Where weights shrink to nothing and no gradient says otherwise. */
    @ParameterizedTest
    @CsvSource({
        "'{type: ''batchNorm''}'",
        "'{type: ''layerNorm''}'",
        "'{type: ''groupNorm'', groups: 1}'"
    })
    void scaleAndShiftDoNotDecay(String layer) {
        String model =
                "{input: {shape: [2]}, layers: [%s, {type: 'dense', units: 1}]}".formatted(layer);
        String decay =
                "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}, regularization: {weightDecay: 0.5}}";
        float[] flat = {0, 0, 2, 2, 3, 3, 0}; // dense weights, scale, shift, dense bias
        try (Probe probe = Probe.of(model, decay);
                TorchExamples data =
                        Probe.TORCH.examples(Probe.normal(6, 8), 2, new float[4], false)) {
            probe.assign(flat);
            probe.program().fit(data, new int[] {0, 1, 2, 3}, 4, new long[] {1}, 0.1);

            assertThat(probe.weights()).isEqualTo(flat);
        }
    }

    @Test
    void startsAsTheIdentityOfItsRunningMeanAndVariance() {
        float[] inputs = Probe.normal(7, 12);
        try (Probe probe = Probe.ofLayers("[3]", "{type: 'batchNorm', epsilon: 3}")) {
            float[] scores = probe.scores(inputs, 4);
            for (int i = 0; i < inputs.length; i++) {
                assertThat(scores[i]).isEqualTo(inputs[i] / 2, within(1e-6f));
            }
        }
    }

    private static Shape shape(String json) {
        return SpecJson.read(json, Shape.class);
    }
}
