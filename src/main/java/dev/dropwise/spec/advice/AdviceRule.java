package dev.dropwise.spec.advice;

import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that is advised: a new rule is a constant here, with its two tests. */
enum AdviceRule {
    DROPOUT_ON_OUTPUT(
            "dropoutOnOutput",
            "https://jmlr.org/papers/v15/srivastava14a.html",
            NoiseAdvice::onOutput),
    HIGH_RATE("highRate", "https://jmlr.org/papers/v15/srivastava14a.html", NoiseAdvice::highRate),
    HIGH_INPUT_RATE(
            "highInputRate",
            "https://jmlr.org/papers/v15/srivastava14a.html",
            NoiseAdvice::highInputRate),
    NO_REGULARIZATION(
            "noRegularization",
            "https://jmlr.org/papers/v15/srivastava14a.html",
            RegularizationAdvice::none),
    DROPOUT_AFTER_CONVOLUTION(
            "dropoutAfterConvolution",
            "https://arxiv.org/abs/1411.4280",
            NoiseAdvice::afterConvolution),
    DROPOUT_BEFORE_BATCH_NORM(
            "dropoutBeforeBatchNorm",
            "https://arxiv.org/abs/1801.05134",
            NoiseAdvice::beforeBatchNorm),
    PLAIN_DROPOUT_WITH_SELU(
            "plainDropoutWithSelu", "https://arxiv.org/abs/1706.02515", NoiseAdvice::plainWithSelu),
    SIGMOID_ON_OUTPUT(
            "sigmoidOnOutput",
            "https://www.deeplearningbook.org/contents/mlp.html",
            OutputAdvice::sigmoid),
    SOFTMAX_ON_OUTPUT(
            "softmaxOnOutput",
            "https://www.deeplearningbook.org/contents/mlp.html",
            OutputAdvice::softmax),
    BOUNDED_OUTPUT(
            "boundedOutput",
            "https://www.deeplearningbook.org/contents/mlp.html",
            OutputAdvice::bounded),
    L2_WITH_ADAM(
            "l2WithAdam",
            "https://arxiv.org/abs/1711.05101",
            RegularizationAdvice::squaresWithAdam),
    MAX_NORM_WITHOUT_DROPOUT(
            "maxNormWithoutDropout",
            "https://jmlr.org/papers/v15/srivastava14a.html",
            RegularizationAdvice::maxNormWithoutDropout),
    LABEL_SMOOTHING_WITH_FOCAL(
            "labelSmoothingWithFocal",
            "https://arxiv.org/abs/2002.09437",
            RegularizationAdvice::smoothingWithFocal),
    NOISE_IN_FROZEN_LAYER(
            "noiseInFrozenLayer", "https://arxiv.org/abs/1411.1792", FrozenAdvice::noise),
    ENDLESS_RATE("endlessRate", "https://arxiv.org/abs/2303.01500", ScheduleAdvice::endlessRate),
    IDLE_LEARNING_RATE_SCHEDULE(
            "idleLearningRateSchedule",
            "https://www.deeplearningbook.org/contents/optimization.html",
            ScheduleAdvice::idleLearningRate),
    IDLE_EARLY_STOPPING(
            "idleEarlyStopping",
            "https://doi.org/10.1007/3-540-49430-8_3",
            ScheduleAdvice::idleEarlyStopping),
    FEW_CALIBRATION_ROWS(
            "fewCalibrationRows", "https://arxiv.org/abs/2107.07511", CalibrationAdvice::fewRows);

    private final String id;
    private final String reference;

    @SuppressWarnings("ImmutableEnumChecker") // none of them holds anything
    private final Function<AdviceSubject, Stream<AdviceFinding>> find;

    AdviceRule(String id, String reference, Function<AdviceSubject, Stream<AdviceFinding>> find) {
        this.id = id;
        this.reference = reference;
        this.find = find;
    }

    /** What this rule has to say, in the order of the layers. */
    Stream<Advice> advise(AdviceSubject subject) {
        return find.apply(subject)
                .map(found -> new Advice(id, found.pointer(), found.message(), reference));
    }
}
