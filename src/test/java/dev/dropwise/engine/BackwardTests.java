package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.Activation;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Steps whose gradients the scripts know train as those whose gradients autograd finds, whatever is
 * asked for around them.
 */
class BackwardTests {

    private static final String BACKWARD = ScriptClass.named("gradients_by_backward").text();
    private static final String AUTOGRAD = ScriptClass.named("gradients_by_autograd").text();

    private static final String DENSE =
            """
            {type: 'dense', units: 5, activation: 'tanh'}, {type: 'dropout', rate: 0.3},
            {type: 'dense', units: 4, activation: 'relu'}, {type: 'dense', units: 3}""";
    private static final String SGD = "optimizer: {type: 'sgd'}";
    private static final String CLASSES = "loss: {type: 'softmaxCrossEntropy'}, ";
    private static final int WIDTH = 6;
    private static final int ROWS = 10;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void ofEveryActivation(Activation activation) {
        String function = SpecJson.write(activation);
        assertTrainsAlike(
                """
                {type: 'dense', units: 5, activation: %s}, {type: 'activation', function: %s},
                {type: 'dense', units: 3}"""
                        .formatted(function, function),
                CLASSES + SGD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: 'softmaxCrossEntropy'|",
                "type: 'softmaxCrossEntropy'|labelSmoothing: 0.2",
                "type: 'softmaxCrossEntropy'|classWeights: {a: 1, b: 3, c: 0.5}",
                "type: 'softmaxCrossEntropy'|labelSmoothing: 0.1, classWeights: {a: 1, b: 3, c: 0.5}"
            })
    void ofLossesOfClasses(String loss, String regularization) {
        assertTrainsAlike(
                DENSE,
                "loss: {%s}, regularization: {%s}, %s"
                        .formatted(loss, regularization == null ? "" : regularization, SGD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: 'meanSquaredError'||1|1",
                "type: 'meanSquaredError'||3|3",
                "type: 'meanAbsoluteError'||1|1",
                "type: 'meanAbsoluteError'||2|2",
                "type: 'huber', delta: 0.4||1|1",
                "type: 'huber', delta: 0.4||3|3",
                "type: 'gaussianNegativeLogLikelihood'||2|1",
                "type: 'gaussianNegativeLogLikelihood'||6|3",
                "type: 'pinball'||3|1",
                "type: 'pinball'||6|2",
                "type: 'binaryCrossEntropy'|labelSmoothing: 0.1|1|1",
                "type: 'binaryCrossEntropy'||3|3"
            })
    void ofLossesOfNumbersAndLabels(String loss, String regularization, int outputs, int targets) {
        assertTrainsAlike(
                "{type: 'dense', units: 4, activation: 'gelu'}, {type: 'dense', units: %d}"
                        .formatted(outputs),
                "loss: {%s}, regularization: {%s}, %s"
                        .formatted(loss, regularization == null ? "" : regularization, SGD),
                targets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l1: 0.05",
                "l2: 0.05",
                "elasticNet: {l1: 0.02, l2: 0.03}",
                "weightDecay: 0.1",
                "clipNorm: 0.05",
                "clipValue: 0.01",
                "maxNorm: 0.5",
                "unitNorm: true",
                "nonNegative: true",
                "ema: 0.9"
            })
    void withWhatRegularizesAll(String regularization) {
        assertTrainsAlike(
                DENSE, CLASSES + "regularization: {%s}, %s".formatted(regularization, SGD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l1: 0.05",
                "l2: 0.05, biases: true",
                "elasticNet: {l1: 0.02, l2: 0.03}, biases: true",
                "weightDecay: 0.1",
                "maxNorm: 0.5",
            })
    void withWhatRegularizesALayerAlone(String regularization) {
        String layers =
                """
                {type: 'conv2d', filters: 3, kernel: 2, regularization: {%s}},
                {type: 'batchNorm', regularization: {%s}}, {type: 'flatten'},
                {type: 'dense', units: 3}""";
        String ofNorm = regularization.contains("maxNorm") ? "" : regularization;
        assertTrainsAlike("[1, 2, 3]", layers.formatted(regularization, ofNorm), CLASSES + SGD, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'sgd', momentum: 0.9, nesterov: true}",
                "{type: 'adam', epsilon: 1}",
                "{type: 'adamw', epsilon: 1}",
                "{type: 'rmsprop', epsilon: 1}",
                "{type: 'adagrad', epsilon: 1}"
            })
    void withEveryKindOfState(String optimizer) {
        assertTrainsAlike(DENSE, CLASSES + "optimizer: " + optimizer);
    }

    @Test
    void behindAugmentation() {
        assertTrainsAlike(
                DENSE, CLASSES + "augmentation: [{type: 'gaussianNoise', stddev: 0.1}], " + SGD);
    }

    @Test
    void upToAFrozenLayer() {
        assertTrainsAlike(
                """
                {type: 'dense', units: 5, activation: 'relu', frozen: true}, {type: 'dropout', rate: 0.3},
                {type: 'dense', units: 4, activation: 'silu'}, {type: 'dense', units: 3}""",
                CLASSES + SGD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'dense', units: 4}, {type: 'dense', units: 4, frozen: true}, {type: 'dense', units: 3}",
                "{type: 'dense', units: 4, dropConnect: 0.2}, {type: 'dense', units: 3}",
                "{type: 'concreteDropout', rate: 0.2}, {type: 'dense', units: 3}",
                "{type: 'residual', layers: [{type: 'standout'}]}, {type: 'dense', units: 3}"
            })
    void layersThatDoNotKnowTheirsAreLeftToAutograd(String layers) {
        assertThat(compile("[6]", layers, CLASSES + SGD).source()).contains(AUTOGRAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mixup: 0.2",
                "cutmix: 0.2",
                "rDrop: 1",
                "adversarial: {epsilon: 0.1}",
                "adversarialDropout: {budget: 0.2}"
            })
    void whatRunsExamplesMoreThanOnceIsLeftToAutograd(String regularization) {
        String image = "[1, 2, 3]";
        String layers = "{type: 'flatten'}, " + DENSE;
        String training = CLASSES + "regularization: {%s}, %s".formatted(regularization, SGD);

        assertThat(compile(image, layers, training).source()).contains(AUTOGRAD);
    }

    @Test
    void sequencesWithPaddingAreLeftToAutograd() {
        String layers = "{type: 'globalAveragePool'}, {type: 'dense', units: 3}";

        assertThat(compile("[3, 2]", layers, CLASSES + SGD).source()).contains(AUTOGRAD);
    }

    @Test
    void focalLossIsLeftToAutograd() {
        assertThat(compile("[6]", DENSE, "loss: {type: 'focal'}, " + SGD).source())
                .contains(AUTOGRAD);
    }

    private static void assertTrainsAlike(String layers, String training) {
        assertTrainsAlike(layers, training, 1);
    }

    private static void assertTrainsAlike(String layers, String training, int targets) {
        assertTrainsAlike("[6]", layers, training, targets);
    }

    private static void assertTrainsAlike(
            String shape, String layers, String training, int targets) {
        Program known = compile(shape, layers, training);
        assertThat(known.source()).contains(BACKWARD);
        Program found = new Program(known.source().replace(BACKWARD, AUTOGRAD), known.root());

        float[] byBackward = trained(known, targets, training.contains("softmax"));

        assertThat(byBackward)
                .containsExactly(
                        trained(found, targets, training.contains("softmax")), within(2e-5f));
        assertThat(byBackward).doesNotContain(Float.NaN);
    }

    private static Program compile(String shape, String layers, String training) {
        Architecture architecture =
                ShapeInference.design(
                        SpecJson.model(
                                "{input: {shape: %s}, layers: [%s]}".formatted(shape, layers)),
                        null);
        TrainingSpec spec = SpecJson.training("{%s}".formatted(training));
        return ProgramCompiler.compile(architecture, spec);
    }

    /** What it predicts after three steps, the last with fewer rows. */
    private static float[] trained(Program program, int targets, boolean classes) {
        float[] features = Probe.normal(3, ROWS * WIDTH);
        float[] truth = Probe.normal(4, ROWS * targets);
        for (int i = 0; i < truth.length; i++) {
            truth[i] = classes ? i % 3 : truth[i] > 0 ? 1 : 0;
        }
        try (TorchProgram started = Probe.TORCH.start(program, 7);
                TorchExamples data = Probe.TORCH.examples(ROWS, WIDTH, targets, classes)) {
            data.put(0, features, truth);
            int[] rows = IntStream.range(0, ROWS).toArray();
            started.fit(data, rows, 4, new long[] {1, 2, 3}, Probe.rates(3, 0.1));
            return started.predict(features, ROWS);
        }
    }
}
