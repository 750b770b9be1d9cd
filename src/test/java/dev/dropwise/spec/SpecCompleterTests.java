package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.loss.BinaryCrossEntropy;
import dev.dropwise.spec.loss.MeanSquaredError;
import dev.dropwise.spec.loss.Pinball;
import dev.dropwise.spec.loss.SoftmaxCrossEntropy;
import dev.dropwise.spec.optimizer.Sgd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecCompleterTests {

    private static final DataSignature TEN_CLASSES = new DataSignature(Shape.of(64), 10);
    private static final DataSignature TWO_CLASSES = new DataSignature(Shape.of(30), 2);
    private static final DataSignature NUMBERS = new DataSignature(Shape.of(10), 0);
    private static final DataSignature THREE_LABELS =
            new DataSignature(Shape.of(4), 3, 2, Map.of(), 0, 0);
    private static final DataSignature TWO_NUMBERS =
            new DataSignature(Shape.of(4), 2, 0, Map.of(), 0, 0);
    private static final String OPEN = "{layers: [{type: 'dense', units: 8}, {type: 'dense'}]}";
    private static final String ONE = "{layers: [{type: 'dense', units: 1}]}";

    @Test
    void classesAreToldApartBySoftmax() {
        SpecCompleter.Specs specs = plan(OPEN, "{}", TEN_CLASSES);

        assertThat(specs.training().loss()).isEqualTo(new SoftmaxCrossEntropy());
        assertThat(specs.architecture().output()).isEqualTo(Shape.of(10));
        assertThat(specs.model().input()).isEqualTo(new InputSpec(Shape.of(64)));
    }

    @Test
    void numbersArePredictedBySquaredError() {
        SpecCompleter.Specs specs = plan(OPEN, "{}", NUMBERS);

        assertThat(specs.training().loss()).isEqualTo(new MeanSquaredError());
        assertThat(specs.architecture().output()).isEqualTo(Shape.of(1));
    }

    @Test
    void twoClassesTakeTheLossThatTheOutputAsksFor() {
        assertThat(plan(OPEN, "{}", TWO_CLASSES).training().loss())
                .isEqualTo(new SoftmaxCrossEntropy());
        assertThat(plan(ONE, "{}", TWO_CLASSES).training().loss())
                .isEqualTo(new BinaryCrossEntropy());
    }

    @Test
    void twoClassesTakeTheOutputThatTheLossAsksFor() {
        SpecCompleter.Specs specs = plan(OPEN, "{loss: {type: 'binaryCrossEntropy'}}", TWO_CLASSES);

        assertThat(specs.architecture().output()).isEqualTo(Shape.of(1));
    }

    @Test
    void fillsInEveryName() {
        assertThat(plan(OPEN, "{}", TEN_CLASSES).model().layers())
                .extracting(layer -> String.valueOf(layer.name()))
                .containsExactly("dense1", "dense2");
    }

    @Test
    void aCompletedPlanIsCompletedToItself() {
        SpecCompleter.Specs once = plan(OPEN, "{optimizer: {type: 'adamw'}}", TEN_CLASSES);
        SpecCompleter.Specs twice =
                SpecCompleter.complete(once.model(), once.training(), TEN_CLASSES);

        assertThat(twice).isEqualTo(once);
        assertThat(SpecJson.model(SpecJson.write(once.model()))).isEqualTo(once.model());
        assertThat(SpecJson.training(SpecJson.write(once.training()))).isEqualTo(once.training());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gaussianNoise|false",
                "interpolation|false",
                "featureMasking|true",
            })
    void wordsAreMaskedOnly(String augmentation, boolean allowed) {
        String words =
                "{layers: [{type: 'embedding', units: 2, vocabulary: 5}, {type: 'flatten'}, {type: 'dense'}]}";
        String training = "{augmentation: [{type: '%s'}]}".formatted(augmentation);

        assertThat(pointers(words, training, TEN_CLASSES))
                .isEqualTo(allowed ? List.of() : List.of("/training/augmentation/0"));
        assertThat(pointers(OPEN, training, TEN_CLASSES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixup: 0.2", "adversarial: {epsilon: 0.1}"})
    void wordsAreNoAmountsToMixOrMove(String regularization) {
        Fault fault =
                onlyFault(
                        "{layers: [{type: 'embedding', units: 2, vocabulary: 5}, {type: 'flatten'}, {type: 'dense'}]}",
                        "{regularization: {%s}}".formatted(regularization),
                        TEN_CLASSES);

        assertThat(fault.pointer())
                .isEqualTo("/training/regularization/" + regularization.split(":", 2)[0]);
        assertThat(fault.detail()).contains("no amounts");
    }

    @Test
    void adamwDecaysUnlessToldOtherwise() {
        assertThat(decay("{optimizer: {type: 'adamw'}}")).isEqualTo(0.01);
        assertThat(decay("{optimizer: {type: 'adamw'}, regularization: {weightDecay: 0}}"))
                .isZero();
        assertThat(decay("{optimizer: {type: 'adam'}}")).isZero();
        assertThat(decay("{optimizer: {type: 'sgd'}, regularization: {weightDecay: 0.1}}"))
                .isEqualTo(0.1);
    }

    private static double decay(String training) {
        return plan(OPEN, training, TEN_CLASSES).training().regularization().decay();
    }

    @Test
    void anOutputOfTheWrongSizeIsAFaultOfTheLastLayer() {
        Fault fault =
                onlyFault(
                        "{layers: [{type: 'dense', units: 8}, {type: 'dense', units: 9}]}",
                        "{}",
                        TEN_CLASSES);

        assertThat(fault.pointer()).isEqualTo("/model/layers/1");
        assertThat(fault.detail()).contains("[10]", "10 classes", "[9]");
    }

    @Test
    void anOutputPerStepIsNotAnOutputPerExample() {
        DataSignature sequences = new DataSignature(Shape.of(7, 5), 3);

        assertThat(onlyFault("{layers: [{type: 'dense', units: 3}]}", "{}", sequences).detail())
                .contains("[3]", "[7, 3]");
    }

    @Test
    void aNetworkWithoutWeightsHasNothingToTrain() {
        Fault fault =
                onlyFault(
                        "{layers: [{type: 'dropout', rate: 0.5}]}",
                        "{}",
                        new DataSignature(Shape.of(3), 3));

        assertThat(fault.pointer()).isEqualTo("/model/layers");
    }

    @ParameterizedTest
    @CsvSource({
        "softmaxCrossEntropy, 0, meanSquaredError",
        "binaryCrossEntropy, 0, meanSquaredError",
        "binaryCrossEntropy, 3, softmaxCrossEntropy",
        "focal, 0, meanSquaredError",
        "meanSquaredError, 3, softmaxCrossEntropy",
        "meanAbsoluteError, 3, softmaxCrossEntropy",
        "huber, 2, softmaxCrossEntropy",
        "gaussianNegativeLogLikelihood, 2, softmaxCrossEntropy",
        "pinball, 2, softmaxCrossEntropy"
    })
    void aLossThatDoesNotFitTheTargetNamesOneThatDoes(String loss, int classes, String better) {
        Fault fault =
                onlyFault(
                        "{layers: [{type: 'dense'}]}",
                        "{loss: {type: '%s'}}".formatted(loss),
                        new DataSignature(Shape.of(4), classes));

        assertThat(fault.pointer()).isEqualTo("/training/loss/type");
        assertThat(fault.detail()).contains("expected " + better, "received " + loss);
    }

    @Test
    void severalTargetsHaveAnOutputEach() {
        SpecCompleter.Specs labels = plan(OPEN, "{}", THREE_LABELS);
        SpecCompleter.Specs numbers = plan(OPEN, "{}", TWO_NUMBERS);
        SpecCompleter.Specs noisy =
                plan(OPEN, "{loss: {type: 'gaussianNegativeLogLikelihood'}}", TWO_NUMBERS);

        assertThat(labels.training().loss()).isEqualTo(new BinaryCrossEntropy());
        assertThat(labels.architecture().output()).isEqualTo(Shape.of(3));
        assertThat(numbers.training().loss()).isEqualTo(new MeanSquaredError());
        assertThat(numbers.architecture().output()).isEqualTo(Shape.of(2));
        assertThat(noisy.architecture().output()).isEqualTo(Shape.of(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | {loss: {type: 'softmaxCrossEntropy'}} | loss/type | expected binaryCrossEntropy for 3 targets of two classes, received softmaxCrossEntropy",
                "3 | {loss: {type: 'focal'}} | loss/type | expected binaryCrossEntropy for 3 targets of two classes, received focal",
                "3 | {loss: {type: 'meanSquaredError'}} | loss/type | expected binaryCrossEntropy for 3 targets of two classes, received meanSquaredError",
                "2 | {loss: {type: 'binaryCrossEntropy'}} | loss/type | expected meanSquaredError for 2 numeric targets, received binaryCrossEntropy",
                "3 | {regularization: {classWeights: 'balanced'}} | regularization/classWeights | expected nothing for several targets, received a value",
                "2 | {regularization: {labelSmoothing: 0.1}} | regularization/labelSmoothing | expected nothing for a numeric target, received a value",
                "3 | {augmentation: [{type: 'interpolation'}]} | augmentation/0 | expected one target of classes for interpolation, received a data set with 3 targets of two classes",
                "2 | {earlyStopping: {monitor: 'validationAccuracy'}} | earlyStopping/monitor | expected one of trainLoss, trainMeanAbsoluteError, noisyTrainLoss, validationLoss, validationMeanAbsoluteError, validationRootMeanSquaredError, validationMedianAbsoluteError, validationR2 for 2 numeric targets, received validationAccuracy",
                "3 | {earlyStopping: {monitor: 'validationR2'}} | earlyStopping/monitor | expected one of trainLoss, trainAccuracy, noisyTrainLoss, validationLoss, validationAccuracy, validationBalancedAccuracy, validationPrecision, validationRecall, validationF1, validationMatthewsCorrelation, validationLogLoss, validationBrierScore, validationRocAuc, validationPrAuc, validationCalibrationError, validationCalibrationErrorEqualMass, validationExactMatchAccuracy for 3 targets of two classes, received validationR2",
            })
    void saysWhatDoesNotGoWithSeveralTargets(
            int targets, String training, String pointer, String detail) {
        Fault fault = onlyFault(OPEN, training, targets == 3 ? THREE_LABELS : TWO_NUMBERS);

        assertThat(fault.pointer()).isEqualTo("/training/" + pointer);
        assertThat(fault.detail()).isEqualTo(detail);
    }

    @Test
    void severalTargetsNeedAsManyOutputs() {
        Fault labels = onlyFault("{layers: [{type: 'dense', units: 2}]}", "{}", THREE_LABELS);
        Fault noisy =
                onlyFault(
                        "{layers: [{type: 'dense', units: 2}]}",
                        "{loss: {type: 'gaussianNegativeLogLikelihood'}}",
                        TWO_NUMBERS);

        assertThat(labels.pointer()).isEqualTo("/model/layers/0");
        assertThat(labels.detail())
                .isEqualTo(
                        "expected the last layer to give [3] (one for each of 3 targets of two"
                                + " classes), it gives [2]");
        assertThat(noisy.detail()).contains("[4]", "then the logarithm of a variance for each");
    }

    @Test
    void labelsMayBeSmoothedAndMixed() {
        assertThat(
                        plan(
                                "{layers: [{type: 'dropout', rate: 0.2}, {type: 'dense'}]}",
                                "{regularization: {labelSmoothing: 0.1, mixup: 0.2, rDrop: 1}}",
                                THREE_LABELS))
                .isNotNull();
    }

    @Test
    void nesterovNeedsMomentum() {
        Fault fault = onlyFault(OPEN, "{optimizer: {type: 'sgd', nesterov: true}}", TEN_CLASSES);

        assertThat(fault.pointer()).isEqualTo("/training/optimizer/momentum");
        assertThat(
                        plan(
                                        OPEN,
                                        "{optimizer: {type: 'sgd', nesterov: true, momentum: 0.9}}",
                                        TEN_CLASSES)
                                .training()
                                .optimizer())
                .isInstanceOf(Sgd.class);
    }

    @ParameterizedTest
    @CsvSource({"constant, 3", "cosine, 3.5", "oneCycle, 3"})
    void warmUpEndsBeforeTraining(String schedule, double warmUp) {
        String training =
                "{epochs: 3, optimizer: {type: 'lion', schedule: {type: '%s', warmUp: %s}}}";

        Fault fault = onlyFault(OPEN, training.formatted(schedule, warmUp), TEN_CLASSES);

        assertThat(fault.pointer()).isEqualTo("/training/optimizer/schedule/warmUp");
        assertThat(fault.detail()).contains("less than the 3 epochs", "received " + warmUp);
        assertThat(plan(OPEN, training.formatted(schedule, 2.5), TEN_CLASSES)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l2: 0.1, elasticNet: {}|elasticNet|received elasticNet and l2",
                "l1: 0.1, elasticNet: {l1: 0}|elasticNet|received elasticNet and l1",
                "l1: 0.1, l2: 0.1, elasticNet: {}|elasticNet|received elasticNet and both",
                "maxNorm: 3, unitNorm: true|unitNorm|either maxNorm or unitNorm",
                "cutmix: 1|cutmix|images [channels, height, width], received one of [64]",
                "adversarialDropout: {}|adversarialDropout|received one without"
            })
    void regularizationThatContradictsItselfIsAFault(
            String regularization, String pointer, String detail) {
        Fault fault =
                onlyFault(OPEN, "{regularization: {%s}}".formatted(regularization), TEN_CLASSES);

        assertThat(fault.pointer()).isEqualTo("/training/regularization/" + pointer);
        assertThat(fault.detail()).contains(detail);
    }

    @Test
    void aNormalDistributionTakesTwoOutputs() {
        String training = "{loss: {type: 'gaussianNegativeLogLikelihood'}}";

        assertThat(plan(OPEN, training, NUMBERS).architecture().output()).isEqualTo(Shape.of(2));
        assertThat(onlyFault(ONE, training, NUMBERS))
                .satisfies(
                        fault -> {
                            assertThat(fault.pointer()).isEqualTo("/model/layers/0");
                            assertThat(fault.detail())
                                    .contains("[2] (a mean and the logarithm of a variance)");
                        });
    }

    @Test
    void quantilesTakeAnOutputEach() {
        String three = "{loss: {type: 'pinball'}}";
        String five = "{loss: {type: 'pinball', quantiles: [0.01, 0.1, 0.5, 0.9, 0.99]}}";

        assertThat(plan(OPEN, three, NUMBERS).training().loss())
                .isEqualTo(new Pinball(List.of(0.05, 0.5, 0.95)));
        assertThat(plan(OPEN, three, NUMBERS).architecture().output()).isEqualTo(Shape.of(3));
        assertThat(plan(OPEN, five, TWO_NUMBERS).architecture().output()).isEqualTo(Shape.of(10));
        assertThat(onlyFault(ONE, three, NUMBERS))
                .isEqualTo(
                        new Fault(
                                "/model/layers/0",
                                "expected the last layer to give [3] (the median, then the"
                                        + " quantiles 0.05, 0.95), it gives [1]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0.5]",
                "[0.1, 0.9]",
                "[0.1, 0.4, 0.9]",
                "[0.5, 0.7, 0.9]",
                "[0.9, 0.5, 0.1]",
                "[0, 0.5, 0.9]",
                "[0.1, 0.5, 1]",
                "[0.1, 0.5, 0.5, 0.9]"
            })
    void quantilesLieToBothSidesOfTheMedian(String quantiles) {
        Fault fault =
                onlyFault(
                        OPEN,
                        "{loss: {type: 'pinball', quantiles: %s}}".formatted(quantiles),
                        NUMBERS);

        assertThat(fault.pointer()).isEqualTo("/training/loss/quantiles");
        assertThat(fault.detail())
                .startsWith("expected ascending numbers above 0 and below 1, 0.5 and some");
    }

    @Test
    void balancedWeightsAreCountedAndKeptInTheOrderOfTheClasses() {
        SpecCompleter.Specs specs =
                plan(OPEN, "{regularization: {classWeights: 'balanced'}}", rare());

        assertThat(specs.training().regularization().weightsOfClasses())
                .containsExactly(100 / 270.0, 100 / 24.0, 100 / 6.0);
        assertThat(SpecJson.training(SpecJson.write(specs.training()))).isEqualTo(specs.training());
        assertThat(SpecCompleter.complete(specs.model(), specs.training(), rare()))
                .isEqualTo(specs);
    }

    @Test
    void aClassWithoutAWeightCountsOnce() {
        String training = "{regularization: {classWeights: {seldom: 5, 'a/b': 2}}}";

        assertThat(plan(OPEN, training, rare()).training().regularization().weightsOfClasses())
                .containsExactly(1.0, 5.0, 2.0);
    }

    private static DataSignature rare() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("often", 90);
        rows.put("seldom", 8);
        rows.put("a/b", 2);
        return new DataSignature(Shape.of(4), 3, rows);
    }

    @Test
    void aWeightOfNoClassIsAFault() {
        List<Fault> faults =
                faults(
                        OPEN,
                        "{regularization: {classWeights: {seldom: 5, 'b/c': 1, x: 2}}}",
                        rare());

        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactly(
                        "/training/regularization/classWeights/b~1c",
                        "/training/regularization/classWeights/x");
        assertThat(faults.get(1).detail())
                .isEqualTo("expected one of the classes often, seldom, a/b, received x");
    }

    @Test
    void weightsNameTheirClassesAsPeopleDo() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("1", 90);
        rows.put("True", 8);
        rows.put("2.5", 2);
        DataSignature data = new DataSignature(Shape.of(4), 3, rows);
        String weights = "{regularization: {classWeights: {'true': 5, '1.0': 2}}}";

        ClassWeights planned = plan(OPEN, weights, data).training().regularization().classWeights();

        assertThat(Objects.requireNonNull(planned).weights())
                .containsExactly(entry("1", 2.0), entry("True", 5.0), entry("2.5", 1.0));
        assertThat(
                        faults(
                                OPEN,
                                "{regularization: {classWeights: {'1': 5, '1.0': 2, '2': 3}}}",
                                data))
                .containsExactly(
                        new Fault(
                                "/training/regularization/classWeights/1.0",
                                "expected one weight for each class, received 1 and 1.0, which both are 1"),
                        new Fault(
                                "/training/regularization/classWeights/2",
                                "expected one of the classes 1, True, 2.5, received 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"labelSmoothing: 0.1", "classWeights: 'balanced'", "classWeights: {a: 1}"})
    void numbersHaveNoClassesToSmoothOrWeigh(String regularization) {
        Fault fault = onlyFault(OPEN, "{regularization: {%s}}".formatted(regularization), NUMBERS);

        assertThat(fault.pointer())
                .isEqualTo("/training/regularization/" + regularization.split(":", 2)[0]);
        assertThat(fault.detail()).contains("numeric target");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: 'sgd'||0",
                "type: 'adam'||2",
                "type: 'nadam'||2",
                "type: 'adagrad'||1",
                "type: 'lion'||1",
                "type: 'rmsprop'||1",
                "type: 'rmsprop', momentum: 0.9|ema: 0.99|3"
            })
    void countsWhatIsKeptForEveryParameter(
            String optimizer, @Nullable String regularization, int slots) {
        TrainingSpec training =
                SpecJson.training(
                        "{optimizer: {%s}, regularization: {%s}}"
                                .formatted(
                                        optimizer, regularization == null ? "" : regularization));

        assertThat(training.slots()).isEqualTo(slots);
    }

    @Test
    void anElasticNetIsBothPenalties() {
        Regularization both =
                plan(OPEN, "{regularization: {elasticNet: {l1: 0.5}}}", TEN_CLASSES)
                        .training()
                        .regularization();

        assertThat(both.absolutePenalty()).isEqualTo(0.5);
        assertThat(both.squaredPenalty()).isEqualTo(0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "validationLoss, none, 10, validation",
        "validationAccuracy, none, 10, validation",
        "trainAccuracy, split, 0, received trainAccuracy",
        "validationAccuracy, split, 0, received validationAccuracy",
        "validationMeanAbsoluteError, none, 0, validation",
        "validationMeanAbsoluteError, split, 10, received validationMeanAbsoluteError",
        "trainMeanAbsoluteError, none, 10, received trainMeanAbsoluteError"
    })
    void aMonitorNeedsWhatItMeasures(
            String monitor, String validation, int classes, String missing) {
        Fault fault =
                onlyFault(
                        OPEN,
                        "{earlyStopping: {monitor: '%s'}, validation: {type: '%s'}}"
                                .formatted(monitor, validation),
                        new DataSignature(Shape.of(4), classes));

        assertThat(fault.pointer()).isEqualTo("/training/earlyStopping/monitor");
        assertThat(fault.detail()).contains(missing);
    }

    @Test
    void aTrainMetricCanStopWithoutValidation() {
        String training = "{earlyStopping: {monitor: 'trainLoss'}, validation: {type: 'none'}}";

        assertThat(plan(OPEN, training, NUMBERS).training().earlyStopping()).isNotNull();
    }

    @Test
    void findsTheFaultsOfBothSpecsAtOnce() {
        List<Fault> faults =
                faults(
                        "{layers: [{type: 'maxPool2d', name: 'if'}, {type: 'dense'}]}",
                        """
                        {loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd', nesterov: true},
                         validation: {type: 'none'}, earlyStopping: {}}""",
                        TEN_CLASSES);

        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "/training/loss/type",
                        "/training/optimizer/momentum",
                        "/training/earlyStopping/monitor",
                        "/model/layers/0/name",
                        "/model/layers/0");
    }

    @Test
    void leavesAnInferredLossOutOfASpecThatSaysNothing() {
        TrainingSpec usual = SpecJson.training("{}");

        assertThat(usual).isEqualTo(TrainingSpec.usual());
        assertThat(usual.loss()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'dropout', rate: 0}|false",
                "{type: 'gaussianNoise', stddev: 0}|false",
                "{type: 'dense', units: 3, dropConnect: 0.5, frozen: true}|false",
                "{type: 'residual', frozen: true, layers: [{type: 'dropout', rate: 0.5}]}|false",
                "{type: 'dropout', rate: 0.5}|true",
                "{type: 'dropout', rate: {schedule: 'late', from: 2, rate: 0.5}}|true",
                "{type: 'gaussianNoise', stddev: 0.1}|true",
                "{type: 'standout'}|true",
                "{type: 'residual', layers: [{type: 'dense', units: 30, dropConnect: 0.5}]}|true"
            })
    void twoRunsWithoutNoiseAreTheSame(String layer, boolean draws) {
        String model = "{layers: [%s, {type: 'dense'}]}".formatted(layer);

        assertThat(pointers(model, "{regularization: {rDrop: 1}}", TWO_CLASSES))
                .isEqualTo(draws ? List.of() : List.of("/training/regularization/rDrop"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'residual', frozen: true, layers: [{type: 'dropout', rate: 0.5}]}|0.5|adversarialDropout",
                "{type: 'gaussianDropout', rate: 0.5}|0.5|adversarialDropout",
                "{type: 'dropout', rate: 0.5}|0.03|adversarialDropout/budget",
                "{type: 'dropout', rate: 0.5}|0.04|",
                "{type: 'residual', layers: [{type: 'dropout', rate: 0.5}]}|0.04|"
            })
    void masksAreTurnedWhereThereAreSome(String layer, double budget, @Nullable String pointer) {
        String model = "{layers: [%s, {type: 'dense'}]}".formatted(layer);
        String training = "{regularization: {adversarialDropout: {budget: %s}}}".formatted(budget);

        assertThat(pointers(model, training, TWO_CLASSES))
                .isEqualTo(
                        pointer == null
                                ? List.of()
                                : List.of("/training/regularization/" + pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l1: 0.1",
                "l2: 0.1",
                "elasticNet: {}",
                "weightDecay: 0.1",
                "maxNorm: 2",
                "unitNorm: true",
                "nonNegative: true"
            })
    void weightsThatStayAreNotHeldBack(String regularization) {
        String model = "{layers: [{type: 'dense', units: 2, frozen: %s}, {type: 'layerNorm'}]}";
        String training = "{regularization: {%s}}".formatted(regularization);

        assertThat(pointers(model.formatted(true), training, TWO_CLASSES))
                .containsExactly("/training/regularization/" + regularization.split(":", 2)[0]);
        assertThat(pointers(model.formatted(false), training, TWO_CLASSES)).isEmpty();
        assertThat(pointers(model.formatted(true), "{regularization: {l1: 0}}", TWO_CLASSES))
                .isEmpty();
    }

    @Test
    void theDecayOfAnOptimizerIsNobodysRequest() {
        String model = "{layers: [{type: 'dense', units: 2, frozen: true}, {type: 'layerNorm'}]}";
        SpecCompleter.Specs once = plan(model, "{optimizer: {type: 'adamw'}}", TWO_CLASSES);

        assertThat(SpecCompleter.complete(once.model(), once.training(), TWO_CLASSES))
                .isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{schedule: 'late', from: 6, rate: 0.5}|/from|one of the 5 epochs",
                "{schedule: 'linear', from: 6, rate: 0.5}|/from|before the last of 5",
                "{schedule: 'linear', from: 5, to: 9, rate: 0.5}|/from|before the last of 5",
                "{schedule: 'linear', from: 5, to: 9, start: 0.2, rate: 0.5}|/from|before the last of 5"
            })
    void aRateThatTheTrainingEndsBeforeIsAFault(String rate, String property, String words) {
        String model =
                "{layers: [{type: 'residual', layers: [{type: 'dense', units: 30, dropConnect: %s}]}, {type: 'dense'}]}"
                        .formatted(rate);

        Fault fault = onlyFault(model, "{epochs: 5}", TWO_CLASSES);

        assertThat(fault.pointer()).isEqualTo("/model/layers/0/layers/0/dropConnect" + property);
        assertThat(fault.detail()).contains(words);
        assertThat(pointers(model, "{epochs: 6}", TWO_CLASSES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{schedule: 'late', from: 5, rate: 0.5}",
                "{schedule: 'late', from: 9, rate: 0}",
                "{schedule: 'early', until: 9, rate: 0.5}",
                "{schedule: 'linear', from: 5, rate: 0.5}",
                "{schedule: 'linear', from: 4, to: 9, rate: 0.5}",
                "{schedule: 'curriculum', rate: 0.5}"
            })
    void aRateThatBeginsInTimeIsNone(String rate) {
        String model = "{layers: [{type: 'dropout', rate: %s}, {type: 'dense'}]}".formatted(rate);

        assertThat(pointers(model, "{epochs: 5}", TWO_CLASSES)).isEmpty();
    }

    @Test
    void aCurriculumTakesMoreThanOneEpoch() {
        String model =
                "{layers: [{type: 'dropout', rate: {schedule: 'curriculum', rate: 0.5}}, {type: 'dense'}]}";

        assertThat(pointers(model, "{epochs: 1}", TWO_CLASSES))
                .containsExactly("/model/layers/0/rate");
        assertThat(pointers(model, "{epochs: 2}", TWO_CLASSES)).isEmpty();
    }

    @Test
    void earlyStoppingCountsFromAnEpochThatThereIs() {
        String training = "{epochs: %d, earlyStopping: {from: 8}}";

        assertThat(pointers(OPEN, training.formatted(7), TEN_CLASSES))
                .containsExactly("/training/earlyStopping/from");
        assertThat(pointers(OPEN, training.formatted(8), TEN_CLASSES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regularization: {mixup: 0.2}|/training/regularization/mixup",
                "regularization: {cutmix: 1}|/training/regularization/cutmix",
                "augmentation: [{type: 'interpolation'}]|/training/augmentation/0"
            })
    void oneExampleIsMixedWithNoOther(String setting, String pointer) {
        DataSignature images = new DataSignature(Shape.of(1, 8, 8), 10);

        assertThat(pointers(OPEN, "{batchSize: 1, %s}".formatted(setting), images))
                .containsExactly(pointer);
        assertThat(pointers(OPEN, "{batchSize: 2, %s}".formatted(setting), images)).isEmpty();
    }

    @Test
    void aFlipNeedsADirection() {
        DataSignature images = new DataSignature(Shape.of(1, 8, 8), 10);
        String training = "{augmentation: [{type: 'flip', horizontal: false, vertical: %s}]}";

        assertThat(pointers(OPEN, training.formatted(false), images))
                .containsExactly("/training/augmentation/0");
        assertThat(pointers(OPEN, training.formatted(true), images)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'shift'}|64|10|expected a data set of images",
                "{type: 'randomErasing'}|64|10|expected a data set of images",
                "{type: 'interpolation'}|64|0|expected one target of classes for interpolation"
            })
    void anAugmentationNeedsWhatItChanges(
            String augmentation, int inputs, int classes, String words) {
        Fault fault =
                onlyFault(
                        OPEN,
                        "{augmentation: [{type: 'gaussianNoise'}, %s]}".formatted(augmentation),
                        new DataSignature(Shape.of(inputs), classes));

        assertThat(fault.pointer()).isEqualTo("/training/augmentation/1");
        assertThat(fault.detail()).contains(words);
    }

    private static List<String> pointers(String model, String training, DataSignature data) {
        try {
            plan(model, training, data);
            return List.of();
        } catch (Invalid invalid) {
            return invalid.faults().stream().map(Fault::pointer).toList();
        }
    }

    private static SpecCompleter.Specs plan(String model, String training, DataSignature data) {
        return SpecCompleter.complete(SpecJson.model(model), SpecJson.training(training), data);
    }

    private static Fault onlyFault(String model, String training, DataSignature data) {
        List<Fault> faults = faults(model, training, data);
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private static List<Fault> faults(String model, String training, DataSignature data) {
        return catchThrowableOfType(Invalid.class, () -> plan(model, training, data)).faults();
    }
}
