package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.Initializer;
import dev.dropwise.spec.SpecJson;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializerTests {

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void startsDenseWeightsWithItsSpread(Initializer initializer) {
        String layer =
                "{type: 'dense', units: 200, initializer: %s}"
                        .formatted(SpecJson.write(initializer));
        try (Probe probe = Probe.ofLayers("[300]", layer)) {
            assertSpread(initializer, probe.weights(), 200, 300, 200);
        }
    }

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void startsConvolutionsByTheWindowThatAFilterSees(Initializer initializer) {
        String layer =
                "{type: 'conv2d', filters: 64, kernel: [3, 5], groups: 2, initializer: %s}"
                        .formatted(SpecJson.write(initializer));
        try (Probe probe = Probe.ofLayers("[32, 8, 8]", layer)) {
            assertSpread(initializer, probe.weights(), 64, 16 * 15, 32 * 15);
        }
    }

    private static void assertSpread(
            Initializer initializer, float[] parameters, int outputs, int fanIn, int fanOut) {
        float[] weights = Arrays.copyOf(parameters, outputs * fanIn);
        float[] biases = Arrays.copyOfRange(parameters, weights.length, parameters.length);
        double uniform =
                switch (initializer) {
                    case PYTORCH -> 1 / Math.sqrt(fanIn);
                    case GLOROT_UNIFORM -> Math.sqrt(6.0 / (fanIn + fanOut));
                    case HE_NORMAL -> 6 * Math.sqrt(2.0 / fanIn); // six deviations
                };
        double variance =
                initializer == Initializer.HE_NORMAL ? 2.0 / fanIn : uniform * uniform / 3;

        assertThat(biases).hasSize(outputs);
        assertThat(mean(weights)).isCloseTo(0, within(4 * Math.sqrt(variance / weights.length)));
        assertThat(meanSquare(weights)).isCloseTo(variance, within(0.03 * variance));
        for (float weight : weights) {
            assertThat(Math.abs(weight)).isLessThanOrEqualTo((float) uniform);
        }
        if (initializer == Initializer.PYTORCH) {
            assertThat(meanSquare(biases)).isCloseTo(variance, within(0.4 * variance));
        } else {
            assertThat(biases).containsOnly(0);
        }
    }

    @Test
    void isAFunctionOfTheSeed() {
        String model = "{input: {shape: [6]}, layers: [{type: 'dense', units: 4}]}";
        String training = "{loss: {type: 'meanSquaredError'}}";
        try (Probe one = Probe.of(model, training, 1);
                Probe again = Probe.of(model, training, 1);
                Probe other = Probe.of(model, training, 2)) {
            assertThat(again.weights()).isEqualTo(one.weights());
            assertThat(other.weights()).isNotEqualTo(one.weights());
        }
    }

    @Test
    void givesLikeLayersWeightsOfTheirOwn() {
        String dense = "{type: 'dense', units: 5, bias: false}";
        try (Probe probe = Probe.ofLayers("[5]", dense + ", " + dense)) {
            float[] weights = probe.weights();

            assertThat(Arrays.copyOf(weights, 25))
                    .isNotEqualTo(Arrays.copyOfRange(weights, 25, 50));
        }
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    }

    private static double meanSquare(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (double) values[i] * values[i])
                .average()
                .orElse(0);
    }
}
