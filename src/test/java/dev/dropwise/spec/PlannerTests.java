package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTests {

    private static final DataSignature TEN_CLASSES = new DataSignature(Shape.of(64), 10);
    private static final DataSignature TWO_CLASSES = new DataSignature(Shape.of(30), 2);
    private static final DataSignature NUMBERS = new DataSignature(Shape.of(10), 0);
    private static final String OPEN = "{layers: [{type: 'dense', units: 8}, {type: 'dense'}]}";
    private static final String ONE = "{layers: [{type: 'dense', units: 1}]}";

    @Test
    void classesAreToldApartBySoftmax() {
        Planner.Specs specs = plan(OPEN, "{}", TEN_CLASSES);

        assertThat(specs.training().loss()).isEqualTo(new SoftmaxCrossEntropy());
        assertThat(specs.architecture().output()).isEqualTo(Shape.of(10));
        assertThat(specs.model().input()).isEqualTo(new InputSpec(Shape.of(64)));
    }

    @Test
    void numbersArePredictedBySquaredError() {
        Planner.Specs specs = plan(OPEN, "{}", NUMBERS);

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
        Planner.Specs specs = plan(OPEN, "{loss: {type: 'binaryCrossEntropy'}}", TWO_CLASSES);

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
        Planner.Specs once = plan(OPEN, "{optimizer: {type: 'adamw'}}", TEN_CLASSES);
        Planner.Specs twice = Planner.complete(once.model(), once.training(), TEN_CLASSES);

        assertThat(twice).isEqualTo(once);
        assertThat(SpecJson.model(SpecJson.write(once.model()))).isEqualTo(once.model());
        assertThat(SpecJson.training(SpecJson.write(once.training()))).isEqualTo(once.training());
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
        "meanSquaredError, 3, softmaxCrossEntropy"
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
    @CsvSource({
        "validationLoss, none, 10, validation",
        "validationAccuracy, none, 10, validation",
        "trainAccuracy, split, 0, accuracy",
        "validationAccuracy, split, 0, accuracy"
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

    private static Planner.Specs plan(String model, String training, DataSignature data) {
        return Planner.complete(SpecJson.model(model), SpecJson.training(training), data);
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
