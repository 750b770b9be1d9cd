package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Layers that read sequences, beside their papers' formulas written out in 64 bits. */
class SequenceReferenceTests {

    private static final int STEPS = 5;
    private static final int FEATURES = 4;
    private static final float[] INPUT = Probe.normal(21, STEPS * FEATURES);

    /** Hands out a program's parameters in their order. */
    private static final class Parameters {

        private final float[] flat;
        private int next = 0;

        Parameters(Probe probe) {
            flat = probe.weights();
        }

        double[][] matrix(int rows, int columns) {
            double[][] matrix = new double[rows][];
            for (int i = 0; i < rows; i++) {
                matrix[i] = vector(columns);
            }
            return matrix;
        }

        double[] vector(int size) {
            double[] vector = new double[size];
            for (int i = 0; i < size; i++) {
                vector[i] = flat[next++];
            }
            return vector;
        }
    }

    /** Hochreiter and Schmidhuber's cell as PyTorch has it: gates i, f, g, o; two biases. */
    @Test
    void lstmFollowsItsGates() {
        int units = 3;
        try (Probe probe = sequence("{type: 'lstm', units: 3, returnSequences: true}")) {
            Parameters p = new Parameters(probe);
            double[][] into = p.matrix(FEATURES, 4 * units);
            double[][] again = p.matrix(units, 4 * units);
            double[] offset = p.vector(4 * units);
            double[] offsetAgain = p.vector(4 * units);
            double[] h = new double[units];
            double[] c = new double[units];
            double[][] expected = new double[STEPS][];
            for (int t = 0; t < STEPS; t++) {
                double[] sums =
                        plus(
                                plus(times(step(t), into), offset),
                                plus(times(h, again), offsetAgain));
                double[] newH = new double[units];
                for (int k = 0; k < units; k++) {
                    c[k] =
                            sigmoid(sums[units + k]) * c[k]
                                    + sigmoid(sums[k]) * Math.tanh(sums[2 * units + k]);
                    newH[k] = sigmoid(sums[3 * units + k]) * Math.tanh(c[k]);
                }
                h = newH;
                expected[t] = h;
            }
            assertScores(probe, expected);
        }
    }

    /** Cho's cell as PyTorch has it: gates r, z, n; the reset comes after the product. */
    @Test
    void gruFollowsItsGates() {
        int units = 3;
        try (Probe probe = sequence("{type: 'gru', units: 3, returnSequences: true}")) {
            Parameters p = new Parameters(probe);
            double[][] into = p.matrix(FEATURES, 3 * units);
            double[][] again = p.matrix(units, 3 * units);
            double[] offset = p.vector(3 * units);
            double[] offsetAgain = p.vector(3 * units);
            double[] h = new double[units];
            double[][] expected = new double[STEPS][];
            for (int t = 0; t < STEPS; t++) {
                double[] x = plus(times(step(t), into), offset);
                double[] s = plus(times(h, again), offsetAgain);
                double[] newH = new double[units];
                for (int k = 0; k < units; k++) {
                    double reset = sigmoid(x[k] + s[k]);
                    double update = sigmoid(x[units + k] + s[units + k]);
                    double fresh = Math.tanh(x[2 * units + k] + reset * s[2 * units + k]);
                    newH[k] = (1 - update) * fresh + update * h[k];
                }
                h = newH;
                expected[t] = h;
            }
            assertScores(probe, expected);
        }
    }

    @Test
    void aBidirectionalLayerReadsBothWays() {
        String both = "{type: 'lstm', units: 2, bidirectional: true}";
        String one = "{type: 'lstm', units: 2}";
        float[] reversed = new float[INPUT.length];
        for (int t = 0; t < STEPS; t++) {
            System.arraycopy(INPUT, t * FEATURES, reversed, (STEPS - 1 - t) * FEATURES, FEATURES);
        }
        try (Probe pair = sequence(both);
                Probe single = sequence(one)) {
            // into: forth, back; again: forth, back; offsets: two forth, two back
            float[] all = pair.weights();
            int into = FEATURES * 8;
            int again = 2 * 8;
            float[] scores = pair.scores(INPUT, 1);
            for (int direction = 0; direction < 2; direction++) {
                float[] half = new float[into + again + 16];
                System.arraycopy(all, direction * into, half, 0, into);
                System.arraycopy(all, 2 * into + direction * again, half, into, again);
                System.arraycopy(all, 2 * (into + again) + direction * 16, half, into + again, 16);
                single.assign(half);
                float[] expected = single.scores(direction == 0 ? INPUT : reversed, 1);
                for (int k = 0; k < 2; k++) {
                    assertThat(scores[2 * direction + k]).isCloseTo(expected[k], within(1e-5f));
                }
            }
        }
    }

    /** Vaswani et al., 2017: softmax(QKᵀ/√d)V in each head, then a product with all heads'. */
    @Test
    void attentionWeighsEveryStepByItsLikeness() {
        try (Probe probe = sequence("{type: 'multiHeadAttention', heads: 2}")) {
            Parameters p = new Parameters(probe);
            double[][] inside = p.matrix(FEATURES, 3 * FEATURES);
            double[][] outside = p.matrix(FEATURES, FEATURES);
            double[] insideBias = p.vector(3 * FEATURES);
            double[] outsideBias = p.vector(FEATURES);

            assertScores(probe, attention(sequence(), inside, insideBias, outside, outsideBias, 2));
        }
    }

    /** The paper's encoder layer: attention, shortcut and norm; ReLU layer, shortcut and norm. */
    @Test
    void transformerEncoderFollowsItsPaper() {
        int hidden = 6;
        try (Probe probe = sequence("{type: 'transformerEncoder', heads: 2, feedForward: 6}")) {
            Parameters p = new Parameters(probe);
            double[][] inside = p.matrix(FEATURES, 3 * FEATURES);
            double[][] outside = p.matrix(FEATURES, FEATURES);
            double[][] up = p.matrix(FEATURES, hidden);
            double[][] down = p.matrix(hidden, FEATURES);
            double[] insideBias = p.vector(3 * FEATURES);
            double[] outsideBias = p.vector(FEATURES);
            double[] upBias = p.vector(hidden);
            double[] downBias = p.vector(FEATURES);

            double[][] x = sequence();
            double[][] seen = attention(x, inside, insideBias, outside, outsideBias, 2);
            double[][] expected = new double[STEPS][];
            for (int t = 0; t < STEPS; t++) {
                double[] once = normalized(plus(x[t], seen[t]));
                double[] relu = map(plus(times(once, up), upBias), v -> Math.max(0, v));
                expected[t] = normalized(plus(once, plus(times(relu, down), downBias)));
            }
            assertScores(probe, expected);
        }
    }

    @Test
    void positionsAreSinesAndCosines() {
        try (Probe probe = sequence("{type: 'positionalEncoding'}")) {
            double[][] expected = sequence();
            for (int t = 0; t < STEPS; t++) {
                for (int k = 0; k < FEATURES; k++) {
                    double angle = t / Math.pow(10_000, (k - k % 2) / (double) FEATURES);
                    expected[t][k] += k % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
                }
            }
            assertScores(probe, expected);
        }
    }

    @Test
    void averagesRealStepsAlone() {
        float[] padded = INPUT.clone();
        for (int i = 3 * FEATURES; i < padded.length; i++) {
            padded[i] = 0;
        }
        try (Probe probe = sequence("{type: 'globalAveragePool'}")) {
            float[] scores = probe.scores(padded, 1);
            for (int k = 0; k < FEATURES; k++) {
                float mean = (INPUT[k] + INPUT[FEATURES + k] + INPUT[2 * FEATURES + k]) / 3;
                assertThat(scores[k]).isCloseTo(mean, within(1e-6f));
            }
            assertThat(probe.scores(new float[INPUT.length], 1)).containsOnly(0);
        }
    }

    private static double[][] attention(
            double[][] x,
            double[][] inside,
            double[] insideBias,
            double[][] outside,
            double[] outsideBias,
            int heads) {
        int size = FEATURES / heads;
        double[][] seen = new double[STEPS][FEATURES];
        double[][] projected = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            projected[t] = plus(times(x[t], inside), insideBias);
        }
        for (int head = 0; head < heads; head++) {
            for (int t = 0; t < STEPS; t++) {
                double[] shares = new double[STEPS];
                double sum = 0;
                for (int s = 0; s < STEPS; s++) {
                    double likeness = 0;
                    for (int k = 0; k < size; k++) {
                        likeness +=
                                projected[t][head * size + k]
                                        * projected[s][FEATURES + head * size + k];
                    }
                    shares[s] = Math.exp(likeness / Math.sqrt(size));
                    sum += shares[s];
                }
                for (int s = 0; s < STEPS; s++) {
                    for (int k = 0; k < size; k++) {
                        seen[t][head * size + k] +=
                                shares[s] / sum * projected[s][2 * FEATURES + head * size + k];
                    }
                }
            }
        }
        double[][] result = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            result[t] = plus(times(seen[t], outside), outsideBias);
        }
        return result;
    }

    private static double[] normalized(double[] x) {
        double mean = 0;
        double square = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        for (double value : x) {
            square += (value - mean) * (value - mean) / x.length;
        }
        double center = mean;
        double deviation = Math.sqrt(square + 1e-5);
        return map(x, value -> (value - center) / deviation);
    }

    private static Probe sequence(String layer) {
        return Probe.ofLayers("[%d, %d]".formatted(STEPS, FEATURES), layer);
    }

    private static double[][] sequence() {
        double[][] rows = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            rows[t] = step(t);
        }
        return rows;
    }

    private static double[] step(int t) {
        double[] row = new double[FEATURES];
        for (int k = 0; k < FEATURES; k++) {
            row[k] = INPUT[t * FEATURES + k];
        }
        return row;
    }

    private static double[] times(double[] row, double[][] matrix) {
        double[] product = new double[matrix[0].length];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[j] += row[i] * matrix[i][j];
            }
        }
        return product;
    }

    private static double[] plus(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private static double[] map(double[] x, DoubleUnaryOperator function) {
        double[] mapped = x.clone();
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsDouble(mapped[i]);
        }
        return mapped;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static void assertScores(Probe probe, double[][] expected) {
        float[] scores = probe.scores(INPUT, 1);
        int width = expected[0].length;
        for (int i = 0; i < scores.length; i++) {
            assertThat((double) scores[i])
                    .as("step %d, feature %d", i / width, i % width)
                    .isCloseTo(expected[i / width][i % width], within(1e-5));
        }
    }
}
