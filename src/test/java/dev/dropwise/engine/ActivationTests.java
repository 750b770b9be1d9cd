package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.ActivationLayer;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.SpecJson;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ActivationTests {

    /** From -40 to 40, denser around 0. */
    private static final float[] POINTS = points();

    @ParameterizedTest
    @EnumSource(value = Activation.class, mode = Mode.EXCLUDE, names = "SOFTMAX")
    void agreesWithItsFormula(Activation activation) {
        String layer = SpecJson.write(new ActivationLayer("function", activation));

        try (Probe probe = Probe.ofLayers("[1]", layer)) {
            assertFollows(activation, probe.scores(POINTS, POINTS.length));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, mode = Mode.EXCLUDE, names = "SOFTMAX")
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

    /** The numbers of one softmax lie so far apart, and so many places in all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[4]|1", "[3, 4]|1", "[4, 3, 2]|6"})
    void softmaxIsOfTheChannels(String input, int apart) {
        float[] x = new float[4 * (input.equals("[4]") ? 1 : input.equals("[3, 4]") ? 3 : 6)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i * 7 % 13 - 6) / 2f;
        }
        String layer = SpecJson.write(new ActivationLayer("function", Activation.SOFTMAX));

        float[] shares;
        try (Probe probe = Probe.ofLayers(input, layer)) {
            shares = probe.scores(x, 1);
        }

        for (int i = 0; i < x.length; i++) {
            int first = apart == 1 ? i / 4 * 4 : i % apart;
            double sum = 0;
            for (int channel = 0; channel < 4; channel++) {
                sum += Math.exp(x[first + channel * apart]);
            }
            assertThat((double) shares[i])
                    .as("%d", i)
                    .isCloseTo(Math.exp(x[i]) / sum, within(1e-6));
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
            case SOFTMAX -> throw new IllegalArgumentException("no function of one number");
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
