package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.ActivationLayer;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.SpecJson;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTests {

    /** From -40 to 40, denser around 0. */
    private static final float[] POINTS = points();

    @ParameterizedTest
    @EnumSource(Activation.class)
    void agreesWithItsFormula(Activation activation) {
        String layer = SpecJson.write(new ActivationLayer("function", activation));

        try (Probe probe = Probe.ofLayers("[1]", layer)) {
            assertFollows(activation, probe.scores(POINTS, POINTS.length));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void isAppliedToWhatALayerGives(Activation activation) {
        LayerSpec dense = SpecJson.layer("{type: 'dense', units: 1, bias: false}");
        String json =
                SpecJson.write(dense)
                        .replace(
                                "\"activation\":\"none\"",
                                "\"activation\":" + SpecJson.write(activation));

        try (Probe probe = Probe.ofLayers("[1]", json)) {
            probe.assign(new float[] {1});
            assertFollows(activation, probe.scores(POINTS, POINTS.length));
        }
    }

    private static void assertFollows(Activation activation, float[] values) {
        for (int i = 0; i < POINTS.length; i++) {
            double expected = formula(activation, POINTS[i]);
            assertThat((double) values[i])
                    .as("%s(%s)", activation, POINTS[i])
                    .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
        }
    }

    private static double formula(Activation activation, double x) {
        return switch (activation) {
            case NONE -> x;
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : 0.01 * x;
            case ELU -> x > 0 ? x : Math.expm1(x);
            case SELU -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x));
            case GELU -> x * 0.5 * (1 + erf(x / Math.sqrt(2)));
            case SILU -> x / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
        };
    }

    /** 2/sqrt(pi) times the sum of (-1)^n x^(2n+1) / (n! (2n+1)). */
    private static double erf(double x) {
        if (Math.abs(x) > 4) {
            return Math.signum(x);
        }
        double power = x;
        double sum = x;
        for (int n = 1; n < 100; n++) {
            power *= -x * x / n;
            sum += power / (2 * n + 1);
        }
        return sum * 2 / Math.sqrt(Math.PI);
    }

    private static float[] points() {
        int[] steps = IntStream.rangeClosed(-40, 40).toArray();
        float[] points = new float[2 * steps.length];
        for (int i = 0; i < steps.length; i++) {
            points[2 * i] = steps[i];
            points[2 * i + 1] = 0.07f * steps[i];
        }
        return points;
    }
}
