package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses on scores that pass through an untouched network. */
class LossTests {

    private static final float[] SCALED = Probe.normal(8, 12);

    private static final float[] SCORES = {
        0.3f, -1.2f, 2.5f, 0.1f, 100, -100, -3, 2, 2.5f, 7, 7.5f, -90
    };

    @Test
    void softmaxCrossEntropyIsTheLogProbabilityOfTheTrueClass() {
        float[] classes = {2, 1, 0, 1};
        double[] losses = new double[4];
        for (int i = 0; i < 4; i++) {
            losses[i] = logSum(3 * i) - SCORES[3 * i + (int) classes[i]];
        }

        EvaluationSums sums = sums("softmaxCrossEntropy", 3, classes, true);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-4));
        assertThat(sums.metric()).isEqualTo(3);
        assertThat(sums.count()).isEqualTo(4);
    }

    private static double logSum(int start) {
        return Math.log(
                IntStream.range(start, start + 3).mapToDouble(i -> Math.exp(SCORES[i])).sum());
    }

    @Test
    void binaryCrossEntropyStaysFiniteWhereTheScoreIsExtreme() {
        float[] classes = {1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1};
        double[] losses = new double[classes.length];
        int hits = 0;
        for (int i = 0; i < losses.length; i++) {
            double margin = classes[i] == 1 ? SCORES[i] : -SCORES[i];
            losses[i] = Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
            hits += margin > 0 ? 1 : 0;
        }

        EvaluationSums sums = sums("binaryCrossEntropy", 1, classes, true);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-4));
        assertThat(sums.metric()).isEqualTo(hits);
    }

    @Test
    void meanSquaredErrorAddsSquaresAndMeasuresAbsoluteErrors() {
        float[] targets = Probe.normal(5, SCORES.length);
        double[] squares = new double[targets.length];
        double[] errors = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            errors[i] = Math.abs(SCORES[i] - targets[i]);
            squares[i] = errors[i] * errors[i];
        }

        EvaluationSums sums = sums("meanSquaredError", 1, targets, false);

        assertThat(sums.loss()).isCloseTo(total(squares), within(1e-5 * total(squares)));
        assertThat(sums.metric()).isCloseTo(total(errors), within(1e-5 * total(errors)));
    }

    @Test
    void labelSmoothingSharesTheTruthAmongAllClasses() {
        float[] classes = {2, 1, 0, 1};
        double[] losses = new double[4];
        for (int i = 0; i < 4; i++) {
            for (int c = 0; c < 3; c++) {
                double truth = 0.3 / 3 + (c == classes[i] ? 0.7 : 0);
                losses[i] += truth * (logSum(3 * i) - SCORES[3 * i + c]);
            }
        }

        EvaluationSums sums =
                sums("type: 'softmaxCrossEntropy'", "labelSmoothing: 0.3", 3, classes, true);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-4));
        assertThat(sums.metric()).isEqualTo(3);
    }

    @Test
    void classWeightsMultiplyTheLossesOfTheirExamples() {
        float[] classes = {2, 1, 0, 1};
        double[] weights = {0.5, 3, 2};
        double[] losses = new double[4];
        for (int i = 0; i < 4; i++) {
            int truth = (int) classes[i];
            losses[i] = weights[truth] * (logSum(3 * i) - SCORES[3 * i + truth]);
        }
        String weighted = "classWeights: {a: 0.5, b: 3, c: 2}";

        assertThat(sums("type: 'softmaxCrossEntropy'", weighted, 3, classes, true).loss())
                .isCloseTo(total(losses), within(1e-4));
        assertThat(sums("type: 'focal', gamma: 0", weighted, 3, classes, true).loss())
                .isCloseTo(total(losses), within(1e-4));
    }

    @Test
    void binaryCrossEntropyTakesSmoothingAndWeights() {
        float[] classes = {1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1};
        double[] losses = new double[classes.length];
        for (int i = 0; i < losses.length; i++) {
            double truth = classes[i] == 1 ? 0.9 : 0.1;
            double weight = classes[i] == 1 ? 0.25 : 4;
            losses[i] = weight * (softplus(SCORES[i]) - truth * SCORES[i]);
        }

        EvaluationSums sums =
                sums(
                        "type: 'binaryCrossEntropy'",
                        "labelSmoothing: 0.2, classWeights: {no: 4, yes: 0.25}",
                        1,
                        classes,
                        true);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-3));
    }

    private static double softplus(double score) {
        return Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score)));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "0.5, 0", "3, 0.3"})
    void focalDiscountsWhatIsSureAlready(double gamma, double smoothing) {
        float[] classes = {2, 1, 0, 1};
        double[] losses = new double[4];
        for (int i = 0; i < 4; i++) {
            for (int c = 0; c < 3; c++) {
                double truth = smoothing / 3 + (c == classes[i] ? 1 - smoothing : 0);
                double log = SCORES[3 * i + c] - logSum(3 * i);
                losses[i] -= truth * Math.pow(-Math.expm1(log), gamma) * log;
            }
        }

        EvaluationSums sums =
                sums(
                        "type: 'focal', gamma: " + gamma,
                        "labelSmoothing: " + smoothing,
                        3,
                        classes,
                        true);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-4));
        assertThat(sums.metric()).isEqualTo(3);
    }

    @Test
    void focalOfGammaZeroIsCrossEntropy() {
        float[] classes = {2, 1, 0, 1};

        assertThat(sums("type: 'focal', gamma: 0", "", 3, classes, true).loss())
                .isCloseTo(sums("softmaxCrossEntropy", 3, classes, true).loss(), within(1e-4));
    }

    @Test
    void meanAbsoluteErrorIsItsOwnMetric() {
        float[] targets = Probe.normal(5, SCORES.length);

        EvaluationSums sums = sums("meanAbsoluteError", 1, targets, false);

        assertThat(sums.loss()).isCloseTo(sums.metric(), within(1e-3));
        assertThat(sums.metric()).isEqualTo(sums("meanSquaredError", 1, targets, false).metric());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 4})
    void huberIsSquareNearbyAndLinearFarOff(double delta) {
        float[] targets = Probe.normal(5, SCORES.length);
        double[] losses = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            double error = Math.abs(SCORES[i] - targets[i]);
            losses[i] = error <= delta ? error * error / 2 : delta * (error - delta / 2);
        }

        EvaluationSums sums = sums("type: 'huber', delta: " + delta, "", 1, targets, false);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-5 * total(losses)));
    }

    @Test
    void gaussianNegativeLogLikelihoodIsTheDensityOfItsNormalDistribution() {
        float[] outputs = {0.3f, -1.2f, 2.5f, 0.1f, 1, 3, -3, 2};
        float[] targets = {0, 2, 1, -4};
        double[] losses = new double[4];
        double[] errors = new double[4];
        for (int i = 0; i < 4; i++) {
            double std = Math.exp(outputs[2 * i + 1] / 2);
            double z = (targets[i] - outputs[2 * i]) / std;
            losses[i] = -Math.log(Math.exp(-z * z / 2) / (std * Math.sqrt(2 * Math.PI)));
            errors[i] = Math.abs(targets[i] - outputs[2 * i]);
        }
        try (Probe probe = untouched("type: 'gaussianNegativeLogLikelihood'", "", 2);
                TorchExamples data = Probe.TORCH.examples(outputs, 2, targets, false)) {
            EvaluationSums sums = probe.program().evaluate(data, new int[] {0, 1, 2, 3}, 3);

            assertThat(sums.loss()).isCloseTo(total(losses), within(1e-4));
            assertThat(sums.metric()).isCloseTo(total(errors), within(1e-5));
            float[] predicted = probe.program().predict(outputs, 4);
            assertThat(predicted).hasSize(8);
            for (int i = 0; i < 4; i++) {
                assertThat(predicted[2 * i]).as("mean").isEqualTo(outputs[2 * i]);
                assertThat(predicted[2 * i + 1])
                        .as("variance")
                        .isCloseTo((float) Math.exp(outputs[2 * i + 1]), within(1e-5f));
            }
            assertThat(probe.program().sample(outputs, 3, new long[4])).hasSize(24);
        }
    }

    /** In the place of a variance of 0, which a net that fits exactly would strive for. */
    @Test
    void gaussianNegativeLogLikelihoodHasAVarianceOfAtLeastAMillionth() {
        float[] outputs = {1, -1000, 1, (float) Math.log(1e-6)};
        try (Probe probe = untouched("type: 'gaussianNegativeLogLikelihood'", "", 2);
                TorchExamples data = Probe.TORCH.examples(outputs, 2, new float[] {2, 2}, false)) {
            assertThat(probe.program().evaluate(data, new int[] {0}, 1).loss())
                    .isCloseTo(
                            probe.program().evaluate(data, new int[] {1}, 1).loss(), within(1.0));
        }
    }

    /** 0.7383… is the mean of mean_pinball_loss over the three levels in scikit-learn 1.9.1. */
    @Test
    void pinballIsTheMeanOverTheQuantiles() {
        float[] outputs = {0.3f, -1.2f, 2.5f, 0.1f, 1, 3, -3, 2, -3.5f, -4, -6, -1};
        float[] targets = {0, 2, 1, -4};
        try (Probe probe = untouched("type: 'pinball'", "", 3);
                TorchExamples data = Probe.TORCH.examples(outputs, 3, targets, false)) {
            EvaluationSums sums = probe.program().evaluate(data, new int[] {0, 1, 2, 3}, 3);

            assertThat(sums.loss()).isCloseTo(4 * 0.7383333333333333, within(1e-5));
            assertThat(sums.metric()).as("of the medians").isCloseTo(6.2, within(1e-5));
        }
    }

    /** The same of two values a row, medians first. */
    @Test
    void pinballOfSeveralValuesIsTheMeanOverThem() {
        float[] outputs = {0.3f, 2.5f, -1.2f, 0.1f, 1, 3, -3, -3, 2, -6, 4, -1};
        float[] targets = {0, 2, 1, -4};

        EvaluationSums sums = several("type: 'pinball'", "", 6, outputs, 2, targets);

        assertThat(sums.loss()).isCloseTo(2 * 0.37541666666666673, within(1e-5));
    }

    /** Medians stay, and what crosses them or each other moves outwards. */
    @Test
    void pinballPredictsQuantilesThatDoNotCross() {
        String loss = "type: 'pinball', quantiles: [0.1, 0.25, 0.5, 0.75, 0.9]";
        try (Probe probe = untouched(loss, "", 5)) {
            float[] predicted =
                    probe.program().predict(new float[] {1, 0, 2, 0.5f, 3, 1, -2, -1, 5, 4}, 2);

            assertThat(predicted).containsExactly(1, 0, 1, 1, 3, 1, -2, -1, 5, 5);
        }
    }

    /** A step of plain descent from zero weights goes where central differences point. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: 'softmaxCrossEntropy'|labelSmoothing: 0.2|3",
                "type: 'softmaxCrossEntropy'|classWeights: {a: 1, b: 3, c: 0.5}|3",
                "type: 'binaryCrossEntropy'|labelSmoothing: 0.2, classWeights: {a: 2, b: 0.5}|1",
                "type: 'focal'||3",
                "type: 'focal', gamma: 0.5|labelSmoothing: 0.1|3",
                "type: 'meanAbsoluteError'||1",
                "type: 'huber', delta: 0.7||1",
                "type: 'gaussianNegativeLogLikelihood'||2",
                "type: 'pinball', quantiles: [0.1, 0.5, 0.7, 0.9]||4"
            })
    void followsItsGradient(String loss, @Nullable String regularization, int outputs) {
        boolean classes = outputs == 3 || loss.contains("binary");
        float[] targets = {1, 0, 1, 0};
        try (Probe probe = linear(loss, regularization, outputs);
                TorchExamples data = Probe.TORCH.examples(SCALED, 3, targets, classes)) {
            assertFollowsItsGradient(probe, data);
        }
    }

    private static Probe linear(String loss, @Nullable String regularization, int outputs) {
        return Probe.of(
                "{input: {shape: [3]}, layers: [{type: 'dense', units: %d}]}".formatted(outputs),
                "{loss: {%s}, optimizer: {type: 'sgd'}, regularization: {%s}}"
                        .formatted(loss, regularization == null ? "" : regularization));
    }

    private static void assertFollowsItsGradient(Probe probe, TorchExamples data) {
        int[] rows = {0, 1, 2, 3};
        float[] start = probe.weights();
        probe.program().fit(data, rows, 4, new long[] {1}, 1);
        float[] after = probe.weights();
        for (int i = 0; i < start.length; i++) {
            double difference = 0;
            for (int sign : new int[] {-1, 1}) {
                float[] moved = start.clone();
                moved[i] += sign * 1e-2f;
                probe.assign(moved);
                difference += sign * probe.program().evaluate(data, rows, 4).meanLoss();
            }

            assertThat((double) start[i] - after[i])
                    .as("parameter %d", i)
                    .isCloseTo(difference / 2e-2, within(2e-3));
        }
    }

    /** The mean over the labels, each as if it were alone. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void binaryCrossEntropyOfSeveralTargetsIsTheMeanOverThem(double smoothing) {
        float[] labels = {1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1};
        double[] losses = new double[labels.length];
        int hits = 0;
        for (int i = 0; i < losses.length; i++) {
            double truth = labels[i] * (1 - smoothing) + smoothing / 2;
            losses[i] = (softplus(SCORES[i]) - truth * SCORES[i]) / 3;
            hits += SCORES[i] > 0 == (labels[i] == 1) ? 1 : 0;
        }

        EvaluationSums sums =
                several(
                        "type: 'binaryCrossEntropy'",
                        "labelSmoothing: " + smoothing,
                        3,
                        SCORES,
                        3,
                        labels);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-5 * total(losses)));
        assertThat(sums.metric()).isCloseTo(hits / 3.0, within(1e-6));
        assertThat(sums.count()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meanSquaredError", "meanAbsoluteError", "huber"})
    void lossesOfSeveralValuesAreTheMeanOverThem(String loss) {
        float[] targets = Probe.normal(5, SCORES.length);
        double[] losses = new double[targets.length];
        double[] errors = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            double error = Math.abs(SCORES[i] - targets[i]);
            errors[i] = error / 2;
            losses[i] =
                    switch (loss) {
                        case "meanSquaredError" -> error * error / 2;
                        case "meanAbsoluteError" -> error / 2;
                        default -> (error <= 1 ? error * error / 2 : error - 0.5) / 2;
                    };
        }

        EvaluationSums sums = several("type: '%s'".formatted(loss), "", 2, SCORES, 2, targets);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-5 * total(losses)));
        assertThat(sums.metric()).isCloseTo(total(errors), within(1e-5 * total(errors)));
        assertThat(sums.count()).isEqualTo(6);
    }

    /** First the means of all targets, then the logarithms of their variances. */
    @Test
    void gaussianNegativeLogLikelihoodOfSeveralValuesIsTheMeanOverThem() {
        float[] outputs = {0.3f, 2.5f, -1.2f, 0.1f, 1, -3, 3, 2};
        float[] targets = {0, 2, 1, -4};
        double[] losses = new double[4];
        double[] errors = new double[4];
        for (int i = 0; i < 4; i++) {
            int at = i / 2 * 4 + i % 2;
            double std = Math.exp(outputs[at + 2] / 2);
            double z = (targets[i] - outputs[at]) / std;
            losses[i] = -Math.log(Math.exp(-z * z / 2) / (std * Math.sqrt(2 * Math.PI))) / 2;
            errors[i] = Math.abs(targets[i] - outputs[at]) / 2;
        }

        EvaluationSums sums =
                several("type: 'gaussianNegativeLogLikelihood'", "", 4, outputs, 2, targets);

        assertThat(sums.loss()).isCloseTo(total(losses), within(1e-5 * total(losses)));
        assertThat(sums.metric()).isCloseTo(total(errors), within(1e-5));
        assertThat(sums.metrics().get(1)).isCloseTo(2 * (errors[1] + errors[3]), within(1e-5));
        try (Probe probe = untouched("type: 'gaussianNegativeLogLikelihood'", "", 4)) {
            float[] predicted = probe.program().predict(outputs, 2);
            assertThat(predicted).hasSize(8);
            for (int i = 0; i < 4; i++) {
                int at = i / 2 * 4 + i % 2;
                assertThat(predicted[at]).as("mean").isEqualTo(outputs[at]);
                assertThat(predicted[at + 2])
                        .as("variance")
                        .isCloseTo((float) Math.exp(outputs[at + 2]), within(1e-5f));
            }
            assertThat(probe.program().sample(outputs, 3, new long[2])).hasSize(24);
        }
    }

    @Test
    void ofSeveralTargetsTheSecondClassOfEachIsPredicted() {
        try (Probe probe = untouched("binaryCrossEntropy", 3)) {
            float[] predicted = probe.program().predict(SCORES, 4);

            assertThat(predicted).hasSize(12);
            for (int i = 0; i < 12; i++) {
                assertThat(predicted[i])
                        .isEqualTo((float) (1 / (1 + Math.exp(-SCORES[i]))), within(1e-6f));
            }
        }
    }

    /** A step of plain descent with two targets a row goes where central differences point. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: 'binaryCrossEntropy'|labelSmoothing: 0.2|2",
                "type: 'meanSquaredError'||2",
                "type: 'meanAbsoluteError'||2",
                "type: 'huber', delta: 0.7||2",
                "type: 'gaussianNegativeLogLikelihood'||4",
                "type: 'pinball'||6"
            })
    void followsItsGradientWithSeveralTargets(
            String loss, @Nullable String regularization, int outputs) {
        float[] targets = {1, 0, 1, 0, 0, 1, 1, 1};
        try (Probe probe = linear(loss, regularization, outputs);
                TorchExamples data = Probe.TORCH.examples(4, 3, 2, true)) {
            data.put(0, SCALED, targets);
            assertFollowsItsGradient(probe, data);
        }
    }

    @Test
    void classProbabilitiesAddUpToOne() {
        try (Probe softmax = untouched("softmaxCrossEntropy", 3);
                Probe binary = untouched("binaryCrossEntropy", 1)) {
            float[] classes = softmax.program().predict(SCORES, 4);
            float[] two = binary.program().predict(SCORES, 12);

            assertThat(classes).hasSize(12);
            assertThat(classes[0])
                    .isEqualTo((float) Math.exp(SCORES[0] - logSum(0)), within(1e-6f));
            assertThat(two).hasSize(24);
            assertThat(two[1])
                    .as("the second class's probability")
                    .isEqualTo((float) (1 / (1 + Math.exp(-SCORES[0]))), within(1e-6f));
            for (int i = 0; i < 12; i++) {
                assertThat(two[2 * i] + two[2 * i + 1]).isEqualTo(1, within(1e-6f));
            }
        }
    }

    @Test
    void aValueIsPredictedAsItIs() {
        try (Probe probe = untouched("meanSquaredError", 1)) {
            assertThat(probe.program().predict(SCORES, 12)).isEqualTo(SCORES);
        }
    }

    @Test
    void aStepReportsTheSumOfItsExamplesLosses() {
        float[] targets = Probe.normal(5, SCORES.length);
        try (Probe probe = Probe.ofLayers("[1]", "{type: 'dense', units: 1}");
                TorchExamples data = Probe.TORCH.examples(SCORES, 1, targets, false)) {
            int[] rows = IntStream.range(0, 12).toArray();
            double before = probe.program().evaluate(data, rows, 12).loss();

            float[] losses = probe.program().fit(data, rows, 12, new long[] {1}, 1e-12);

            assertThat(losses).hasSize(1);
            assertThat((double) losses[0]).isCloseTo(before, within(1e-4 * before));
        }
    }

    private static EvaluationSums sums(String type, int outputs, float[] targets, boolean classes) {
        return sums("type: '%s'".formatted(type), "", outputs, targets, classes);
    }

    private static EvaluationSums sums(
            String loss, String regularization, int outputs, float[] targets, boolean classes) {
        try (Probe probe = untouched(loss, regularization, outputs);
                TorchExamples data = Probe.TORCH.examples(SCORES, outputs, targets, classes)) {
            return probe.program().evaluate(data, IntStream.range(0, targets.length).toArray(), 3);
        }
    }

    /** Of rows with several targets. */
    private static EvaluationSums several(
            String loss,
            String regularization,
            int outputs,
            float[] scores,
            int targets,
            float[] values) {
        int rows = scores.length / outputs;
        try (Probe probe = untouched(loss, regularization, outputs);
                TorchExamples data = Probe.TORCH.examples(rows, outputs, targets, false)) {
            data.put(0, Arrays.copyOf(scores, outputs), Arrays.copyOf(values, targets));
            data.put(
                    1,
                    Arrays.copyOfRange(scores, outputs, scores.length),
                    Arrays.copyOfRange(values, targets, values.length));
            return probe.program().evaluate(data, IntStream.range(0, rows).toArray(), 3);
        }
    }

    private static Probe untouched(String type, int outputs) {
        return untouched("type: '%s'".formatted(type), "", outputs);
    }

    private static Probe untouched(String loss, String regularization, int outputs) {
        return Probe.of(
                """
                {input: {shape: [%d]}, layers: [{type: 'dropout', rate: 0}]}"""
                        .formatted(outputs),
                "{loss: {%s}, regularization: {%s}}".formatted(loss, regularization));
    }

    private static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }
}
