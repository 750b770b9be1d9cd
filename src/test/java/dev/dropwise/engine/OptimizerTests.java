package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twenty steps of linear regression beside the same steps written out in 64-bit Java. */
class OptimizerTests {

    private static final int WIDTH = 3;
    private static final int BATCH = 4;
    private static final int STEPS = 20;
    private static final double RATE = 0.05;
    private static final float[] X = Probe.normal(21, STEPS * BATCH * WIDTH);
    private static final float[] Y = Probe.normal(22, STEPS * BATCH);

    /** Changes the parameter {@code i} of {@code w}, given its gradient, at a step from 1. */
    private interface Rule {
        void apply(double[] w, int i, double gradient, int step);
    }

    @Test
    void sgdStepsAgainstTheGradient() {
        assertFollows("{type: 'sgd', learningRate: 0.05}", 0, (w, i, g, step) -> w[i] -= RATE * g);
    }

    @Test
    void sgdKeepsMomentum() {
        double[] velocity = new double[WIDTH + 1];
        assertFollows(
                "{type: 'sgd', learningRate: 0.05, momentum: 0.8}",
                0,
                (w, i, g, step) -> {
                    velocity[i] = 0.8 * velocity[i] + g;
                    w[i] -= RATE * velocity[i];
                });
    }

    /** As torch.optim.SGD: the buffer takes the gradient first, then the step looks ahead. */
    @Test
    void nesterovLooksAheadAsPyTorchDoes() {
        double[] buffer = new double[WIDTH + 1];
        assertFollows(
                "{type: 'sgd', learningRate: 0.05, momentum: 0.8, nesterov: true}",
                0,
                (w, i, g, step) -> {
                    buffer[i] = step == 1 ? g : 0.8 * buffer[i] + g;
                    w[i] -= RATE * (g + 0.8 * buffer[i]);
                });
    }

    @Test
    void sgdDecaysWeightsButNoBiases() {
        assertFollows(
                "{type: 'sgd', learningRate: 0.05}",
                0.3,
                (w, i, g, step) -> w[i] = decayed(w, i, 0.3) - RATE * g);
    }

    @Test
    void adamCorrectsItsMomentsForTheirStart() {
        assertFollows(
                "{type: 'adam', learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-6}",
                0,
                new Moments(0.8, 0.95, 1e-6, 0));
    }

    @Test
    void adamwDecaysWeightsButNoBiasesBesideTheMoments() {
        assertFollows(
                "{type: 'adamw', learningRate: 0.05}", 0.2, new Moments(0.9, 0.999, 1e-8, 0.2));
    }

    @Test
    void adamOfWeightDecayIsAdamw() {
        assertFollows(
                "{type: 'adam', learningRate: 0.05}", 0.2, new Moments(0.9, 0.999, 1e-8, 0.2));
    }

    @Test
    void rmspropDividesByTheRootOfTheRunningMeanSquare() {
        assertFollows(
                "{type: 'rmsprop', learningRate: 0.05, beta2: 0.8, epsilon: 1e-3}",
                0,
                new RootMeanSquares(0.8, 0, 1e-3));
    }

    /** As torch.optim.RMSprop: the buffer keeps what was divided already. */
    @Test
    void rmspropKeepsMomentum() {
        assertFollows(
                "{type: 'rmsprop', learningRate: 0.05, momentum: 0.7}",
                0,
                new RootMeanSquares(0.99, 0.7, 1e-8));
    }

    private static final class RootMeanSquares implements Rule {

        private final double beta2;
        private final double momentum;
        private final double epsilon;
        private final double[] square = new double[WIDTH + 1];
        private final double[] velocity = new double[WIDTH + 1];

        RootMeanSquares(double beta2, double momentum, double epsilon) {
            this.beta2 = beta2;
            this.momentum = momentum;
            this.epsilon = epsilon;
        }

        @Override
        public void apply(double[] w, int i, double gradient, int step) {
            square[i] = beta2 * square[i] + (1 - beta2) * gradient * gradient;
            velocity[i] = momentum * velocity[i] + gradient / (Math.sqrt(square[i]) + epsilon);
            w[i] -= RATE * velocity[i];
        }
    }

    @Test
    void adagradDividesByTheRootOfAllSquares() {
        double[] square = new double[WIDTH + 1];
        assertFollows(
                "{type: 'adagrad', learningRate: 0.05, epsilon: 1e-3}",
                0,
                (w, i, g, step) -> {
                    square[i] += g * g;
                    w[i] -= RATE * g / (Math.sqrt(square[i]) + 1e-3);
                });
    }

    /** As torch.optim.NAdam with its momentum_decay of 0.004. */
    @Test
    void nadamLooksAheadWithAGrowingMomentum() {
        double[] mean = new double[WIDTH + 1];
        double[] square = new double[WIDTH + 1];
        assertFollows(
                "{type: 'nadam', learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-6}",
                0,
                (w, i, g, step) -> {
                    mean[i] = 0.8 * mean[i] + 0.2 * g;
                    square[i] = 0.95 * square[i] + 0.05 * g * g;
                    double root = Math.sqrt(square[i] / (1 - Math.pow(0.95, step))) + 1e-6;
                    double now = momentum(step);
                    double later = momentum(step + 1);
                    double product =
                            IntStream.rangeClosed(1, step)
                                    .mapToDouble(OptimizerTests::momentum)
                                    .reduce(1, (a, b) -> a * b);
                    w[i] -= RATE * (1 - now) / (1 - product) * g / root;
                    w[i] -= RATE * later / (1 - product * later) * mean[i] / root;
                });
    }

    private static double momentum(int step) {
        return 0.8 * (1 - 0.5 * Math.pow(0.96, step * 0.004));
    }

    @Test
    void lionStepsByTheSignAlone() {
        double[] mean = new double[WIDTH + 1];
        assertFollows(
                "{type: 'lion', learningRate: 0.05, beta1: 0.7, beta2: 0.9}",
                0.2,
                (w, i, g, step) -> {
                    double direction = Math.signum(0.7 * mean[i] + 0.3 * g);
                    w[i] = decayed(w, i, 0.2) - RATE * direction;
                    mean[i] = 0.9 * mean[i] + 0.1 * g;
                });
    }

    private static double decayed(double[] w, int i, double decay) {
        return i < WIDTH ? w[i] * (1 - RATE * decay) : w[i];
    }

    private static final class Moments implements Rule {

        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private final double decay;
        private final double[] mean = new double[WIDTH + 1];
        private final double[] square = new double[WIDTH + 1];

        Moments(double beta1, double beta2, double epsilon, double decay) {
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
            this.decay = decay;
        }

        @Override
        public void apply(double[] w, int i, double gradient, int step) {
            mean[i] = beta1 * mean[i] + (1 - beta1) * gradient;
            square[i] = beta2 * square[i] + (1 - beta2) * gradient * gradient;
            double m = mean[i] / (1 - Math.pow(beta1, step));
            double v = square[i] / (1 - Math.pow(beta2, step));
            w[i] = decayed(w, i, decay) - RATE * m / (Math.sqrt(v) + epsilon);
        }
    }

    private static void assertFollows(String optimizer, double decay, Rule rule) {
        try (Probe probe = regression(optimizer, decay);
                TorchExamples data = Probe.TORCH.examples(X, WIDTH, Y, false)) {
            double[] w = widened(probe.weights());
            for (int step = 1; step <= STEPS; step++) {
                int first = (step - 1) * BATCH;
                double[] gradient = gradient(w, first);
                for (int i = 0; i < w.length; i++) {
                    rule.apply(w, i, gradient[i], step);
                }
                probe.program()
                        .fit(
                                data,
                                IntStream.range(first, first + BATCH).toArray(),
                                BATCH,
                                new long[] {step},
                                RATE);

                assertThat(widened(probe.weights()))
                        .as("after step %d", step)
                        .containsExactly(w, within(1e-5));
            }
        }
    }

    private static Probe regression(String optimizer, double decay) {
        return Probe.of(
                "{input: {shape: [3]}, layers: [{type: 'dense', units: 1}]}",
                """
                {loss: {type: 'meanSquaredError'}, optimizer: %s,
                 regularization: {weightDecay: %s}}"""
                        .formatted(optimizer, decay));
    }

    /** Of the mean of (w·x + b - y)²; the bias is the last parameter. */
    private static double[] gradient(double[] w, int first) {
        double[] gradient = new double[WIDTH + 1];
        for (int row = first; row < first + BATCH; row++) {
            double error = w[WIDTH] - Y[row];
            for (int i = 0; i < WIDTH; i++) {
                error += w[i] * X[row * WIDTH + i];
            }
            for (int i = 0; i < WIDTH; i++) {
                gradient[i] += 2 * error * X[row * WIDTH + i] / BATCH;
            }
            gradient[WIDTH] += 2 * error / BATCH;
        }
        return gradient;
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    @Test
    void takesTheMeanOverWhatALastShortBatchHas() {
        try (Probe whole = regression("{type: 'sgd'}", 0);
                Probe parts = regression("{type: 'sgd'}", 0);
                TorchExamples data = Probe.TORCH.examples(X, WIDTH, Y, false)) {
            whole.program().fit(data, new int[] {0, 1, 2, 3}, 4, new long[] {1}, RATE);
            whole.program().fit(data, new int[] {4, 5}, 2, new long[] {2}, RATE);
            float[] losses =
                    parts.program()
                            .fit(
                                    data,
                                    new int[] {0, 1, 2, 3, 4, 5},
                                    4,
                                    new long[] {1, 2},
                                    RATE,
                                    RATE);

            assertThat(losses).hasSize(2);
            assertThat(parts.weights()).isEqualTo(whole.weights());
        }
    }

    @Test
    void followsTheRateOfTheStepNotOfTheSpec() {
        try (Probe probe = regression("{type: 'sgd', learningRate: 0.05}", 0);
                TorchExamples data = Probe.TORCH.examples(X, WIDTH, Y, false)) {
            float[] before = probe.weights();
            probe.program().fit(data, new int[] {0, 1}, 2, new long[] {1}, 0);

            assertThat(probe.weights()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'sgd', momentum: 0.5}",
                "{type: 'adamw'}",
                "{type: 'rmsprop'}",
                "{type: 'adagrad'}",
                "{type: 'nadam'}",
                "{type: 'lion'}"
            })
    void takesEveryStepAtItsOwnRate(String optimizer) {
        try (Probe together = regression(optimizer, 0.1);
                Probe apart = regression(optimizer, 0.1);
                TorchExamples data = Probe.TORCH.examples(X, WIDTH, Y, false)) {
            together.program()
                    .fit(data, new int[] {0, 1, 2, 3}, 2, new long[] {1, 2}, RATE, RATE / 4);
            apart.program().fit(data, new int[] {0, 1}, 2, new long[] {1}, RATE);
            apart.program().fit(data, new int[] {2, 3}, 2, new long[] {2}, RATE / 4);

            assertThat(together.weights()).isEqualTo(apart.weights());
        }
    }

    @Test
    void asksForALearningRateAStep() {
        try (Probe probe = regression("{type: 'sgd'}", 0);
                TorchExamples data = Probe.TORCH.examples(X, WIDTH, Y, false)) {
            assertThatThrownBy(() -> probe.program().fit(data, new int[6], 4, new long[2], RATE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("each of 2 steps, received 1");
        }
    }

    /** They would stay for ever, and a processor computes them many times slower. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'adam'}",
                "{type: 'sgd', momentum: 0.9}",
                "{type: 'rmsprop', momentum: 0.9}",
                "{type: 'adagrad'}",
                "{type: 'nadam'}",
                "{type: 'lion'}"
            })
    void leavesNoSubnormalNumbersWhereAGradientDiedAway(String optimizer) {
        float[] inputs = {1, 1, 1, 0.5f, 0, 0};
        try (Probe probe = regression(optimizer, 0);
                TorchExamples data =
                        Probe.TORCH.examples(inputs, WIDTH, new float[] {1, 2}, false)) {
            probe.program().fit(data, new int[] {0}, 1, new long[] {1}, 1e-3);
            int[] onlyTheFirstInput = new int[2000];
            Arrays.fill(onlyTheFirstInput, 1);
            probe.program()
                    .fit(data, onlyTheFirstInput, 1, new long[2000], Probe.rates(2000, 1e-3));

            assertNoSubnormalNumbers(probe);
        }
    }

    /**
     * Random labels in the end leave most units, and what Adam knows of them, without gradients.
     */
    @Test
    void leavesNoSubnormalNumbersInTwentyThousandSteps() {
        float[] labels = new float[64];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i * 7 % 3;
        }
        try (Probe probe =
                        Probe.of(
                                """
                                {input: {shape: [4]}, layers: [
                                    {type: 'dense', units: 16, activation: 'relu'}, {type: 'dropout', rate: 0.5},
                                    {type: 'dense', units: 3}]}""",
                                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adam', learningRate: 0.05}}");
                TorchExamples data = Probe.TORCH.examples(Probe.normal(9, 256), 4, labels, true)) {
            int[] rows = IntStream.range(0, 8 * 1000).map(i -> i % 64).toArray();
            for (int call = 0; call < 20; call++) {
                long first = 1000L * call;
                long[] seeds = LongStream.range(first, first + 1000).toArray();
                probe.program().fit(data, rows, 8, seeds, Probe.rates(1000, 0.05));
                assertNoSubnormalNumbers(probe);
            }
        }
    }

    /** Only the penalty moves the weights of two inputs that are always 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "layers: [{type: 'dense', units: 2}]}|regularization: {l2: 0.0001}",
                "layers: [{type: 'dense', units: 2, regularization: {l2: 0.0001}}]}|regularization: {}"
            })
    void leavesNoSubnormalNumbersWhereAPenaltyAlonePulls(String specs) {
        String[] parts = specs.split("\\|", -1);
        try (Probe probe =
                        Probe.of(
                                "{input: {shape: [3]}, " + parts[0],
                                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adam'}, %s}"
                                        .formatted(parts[1]));
                TorchExamples data =
                        Probe.TORCH.examples(new float[] {1, 0, 0}, 3, new float[] {1}, true)) {
            for (int round = 0; round < 5; round++) {
                probe.program()
                        .fit(data, new int[1000], 1, new long[1000], Probe.rates(1000, 1e-3));
                assertNoSubnormalNumbers(probe);
            }
        }
    }

    private static void assertNoSubnormalNumbers(Probe probe) {
        for (ByteBuffer tensor : probe.tensors().values()) {
            FloatBuffer numbers = tensor.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            while (numbers.hasRemaining()) {
                float number = numbers.get();
                assertThat(number == 0 || Math.abs(number) >= Float.MIN_NORMAL)
                        .as("%s", number)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void asksForASeedAStep(int seeds) {
        try (Probe probe = regression("{type: 'sgd'}", 0);
                TorchExamples data = Probe.TORCH.examples(X, WIDTH, Y, false)) {
            assertThatThrownBy(
                            () ->
                                    probe.program()
                                            .fit(
                                                    data,
                                                    new int[6],
                                                    4,
                                                    new long[seeds],
                                                    Probe.rates(seeds, RATE)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("6 rows in batches of 4");
        }
    }
}
