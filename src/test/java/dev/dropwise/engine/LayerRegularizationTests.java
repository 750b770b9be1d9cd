package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Layers that are regularized alone, or do not learn at all. */
class LayerRegularizationTests {

    /** [5, 4], [4, 3] weights, then 4 + 3 biases. */
    private static final String MODEL =
            """
            {input: {shape: [5]}, layers: [
                {type: 'dense', units: 4, activation: 'tanh'}, {type: 'dense', units: 3, %s}]}""";

    private static final int FIRST = 20;
    private static final int WEIGHTS = 32;
    private static final int BIASES = 36;
    private static final int BATCH = 8;
    private static final int[] ROWS = IntStream.range(0, BATCH).toArray();
    private static final TorchExamples DATA =
            Probe.TORCH.examples(
                    Probe.normal(3, BATCH * 5), 5, new float[] {0, 1, 2, 0, 1, 2, 0, 1}, true);

    @AfterAll
    static void close() {
        DATA.close();
    }

    @Test
    void penaltiesPullAtTheLayersWeights() {
        double[] expected = pulled(0.3, 0.2, WEIGHTS);

        assertThat(moved("regularization: {l1: 0.3, l2: 0.2}"))
                .containsExactly(expected, within(1e-5));
        assertThat(moved("regularization: {elasticNet: {l1: 0.3, l2: 0.2}}"))
                .containsExactly(expected, within(1e-5));
    }

    @Test
    void penaltiesPullAtBiasesWhereAsked() {
        double[] expected = pulled(0, 0.2, WEIGHTS);
        float[] start = start();
        for (int i = BIASES; i < start.length; i++) {
            expected[i] += 2 * 0.2 * start[i];
        }

        assertThat(moved("regularization: {l2: 0.2, biases: true}"))
                .containsExactly(expected, within(1e-5));
    }

    private static double[] pulled(double l1, double l2, int to) {
        double[] expected = moved("");
        float[] start = start();
        for (int i = FIRST; i < to; i++) {
            expected[i] += l1 * Math.signum(start[i]) + 2 * l2 * start[i];
        }
        return expected;
    }

    @Test
    void aLayerWithoutBiasesHasNoneToPenalize() {
        String model =
                "{input: {shape: [5]}, layers: [{type: 'dense', units: 3, bias: false, regularization: {l2: 0.5%s}}]}";

        assertThat(moved(model.formatted(", biases: true"), ""))
                .isEqualTo(moved(model.formatted(""), ""));
    }

    @Test
    void decayShrinksTheLayersWeights() {
        double[] expected = moved("");
        float[] start = start();
        for (int i = FIRST; i < WEIGHTS; i++) {
            expected[i] += 0.1 * start[i];
        }

        assertThat(moved("regularization: {weightDecay: 0.1}"))
                .containsExactly(expected, within(1e-5));
    }

    @Test
    void constraintsHoldForTheLayerAlone() {
        try (Probe probe = probe("regularization: {maxNorm: 0.3}")) {
            for (int step = 0; step < 5; step++) {
                step(probe);
                float[] weights = probe.weights();
                for (int unit = 0; unit < 3; unit++) {
                    assertThat(length(weights, FIRST + unit, WEIGHTS, 3))
                            .isLessThanOrEqualTo(0.3 + 1e-6);
                }
            }
            float[] weights = probe.weights();
            assertThat(IntStream.range(0, 4).mapToObj(unit -> length(weights, unit, FIRST, 4)))
                    .anyMatch(length -> length > 0.31);
        }
    }

    @Test
    void aNormsScaleIsNotPenalizedUnlessAsked() {
        String norm =
                "{input: {shape: [5]}, layers: [{type: 'layerNorm', regularization: {l2: 0.5%s}}, {type: 'dense', units: 3}]}";
        double[] plain = moved(norm.formatted(""), "");
        double[] asked = moved(norm.formatted(", biases: true"), "");

        double[] difference = new double[plain.length];
        Arrays.setAll(difference, i -> asked[i] - plain[i]);
        double[] scales = new double[28];
        // 15 weights, then 5 scales of 1 and 5 shifts of 0, then 3 biases
        Arrays.fill(scales, 15, 20, 1);
        assertThat(difference).containsExactly(scales, within(1e-5));
    }

    @Test
    void frozenLayersStayAsTheyAreAndRunAsAtInference() {
        String model =
                """
                {input: {shape: [1, 6, 6]}, layers: [
                    {type: 'conv2d', filters: 3, kernel: 3, dropConnect: 0.5, frozen: %1$s},
                    {type: 'batchNorm', frozen: %1$s},
                    {type: 'residual', stochasticDepth: 0.5, frozen: %1$s, layers: [
                        {type: 'conv2d', filters: 3, kernel: 3, padding: 'same'}, {type: 'dropout', rate: 0.5}]},
                    {type: 'dense', units: 2}]}""";
        float[] inputs = Probe.normal(5, 4 * 36);
        String training = "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'sgd'}}";
        try (TorchExamples data =
                        Probe.TORCH.examples(
                                Probe.normal(6, 8 * 36),
                                36,
                                new float[] {0, 1, 0, 1, 0, 1, 0, 1},
                                true);
                Probe free = Probe.of(model.formatted(false), training);
                Probe frozen = Probe.of(model.formatted(true), training)) {
            assertThat(frozen.architecture().parameters())
                    .isEqualTo(free.architecture().parameters());
            assertThat((long) frozen.weights().length)
                    .isEqualTo(frozen.architecture().trainableParameters())
                    .isEqualTo(3 * 4 * 4 * 2 + 2);
            assertThat(frozen.masked(inputs, 4, 1)).isEqualTo(frozen.scores(inputs, 4));
            assertThat(free.masked(inputs, 4, 1)).isNotEqualTo(free.scores(inputs, 4));

            Map<String, ByteBuffer> before = frozen.tensors();
            float[] start = frozen.weights();
            for (int step = 0; step < 3; step++) {
                frozen.program().fit(data, ROWS, BATCH, new long[] {step}, 0.1);
            }
            assertThat(frozen.weights()).isNotEqualTo(start);
            assertThat(frozen.tensors().entrySet())
                    .filteredOn(tensor -> tensor.getValue().remaining() > Float.BYTES)
                    .filteredOn(tensor -> !tensor.getValue().equals(before.get(tensor.getKey())))
                    .as("the last layer's weight and bias")
                    .hasSize(2);
        }
    }

    @Test
    void whatIsNotFrozenLearnsAsItWouldElse() {
        String frozen =
                "{input: {shape: [5]}, layers: [{type: 'dense', units: 4, activation: 'tanh', frozen: true}, {type: 'dense', units: 3}]}";
        double[] all = moved("");

        assertThat(moved(frozen, ""))
                .as("12 weights and 3 biases of the second layer")
                .containsExactly(
                        IntStream.concat(
                                        IntStream.range(FIRST, WEIGHTS),
                                        IntStream.range(BIASES, 39))
                                .mapToDouble(i -> all[i])
                                .toArray(),
                        within(1e-6));
    }

    @Test
    void staysFrozenAfterItWasSaved() {
        String model =
                "{input: {shape: [5]}, layers: [{type: 'dense', units: 4, frozen: true}, {type: 'dense', units: 3, regularization: {l2: 0.1}}]}";
        String training = "{loss: {type: 'softmaxCrossEntropy'}}";
        try (Probe whole = Probe.of(model, training);
                Probe half = Probe.of(model, training)) {
            step(whole);
            step(whole);
            step(half);
            try (Probe reloaded = half.reloaded(true)) {
                step(reloaded);
                assertThat(reloaded.tensors()).isEqualTo(whole.tensors());
            }
        }
    }

    private static float[] start() {
        try (Probe probe = probe("")) {
            return probe.weights();
        }
    }

    /** What a step takes away at a learning rate of 1. */
    private static double[] moved(String second) {
        return moved(MODEL, second);
    }

    private static double[] moved(String model, String second) {
        try (Probe probe = probe(model, second)) {
            float[] before = probe.weights();
            step(probe);
            float[] after = probe.weights();
            double[] moved = new double[before.length];
            Arrays.setAll(moved, i -> (double) before[i] - after[i]);
            return moved;
        }
    }

    private static void step(Probe probe) {
        float[] losses = probe.program().fit(DATA, ROWS, BATCH, new long[] {1}, 1);
        assertThat(losses[0]).isFinite();
    }

    private static Probe probe(String second) {
        return probe(MODEL, second);
    }

    private static Probe probe(String model, String second) {
        return Probe.of(
                model.formatted(second.isEmpty() ? "bias: true" : second),
                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'sgd'}}");
    }

    private static double length(float[] weights, int from, int to, int stride) {
        double squares = 0;
        for (int i = from; i < to; i += stride) {
            squares += weights[i] * weights[i];
        }
        return Math.sqrt(squares);
    }
}
