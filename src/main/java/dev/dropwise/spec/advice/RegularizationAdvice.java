package dev.dropwise.spec.advice;

import dev.dropwise.layer.ElasticNet;
import dev.dropwise.layer.LayerRegularization;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.spec.loss.LossSpec;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What regularizes a net too little, in the wrong way, or against itself. */
final class RegularizationAdvice {

    private RegularizationAdvice() {}

    static Stream<AdviceFinding> none(AdviceSubject subject) {
        Integer examples = subject.examples();
        long parameters = subject.architecture().trainableParameters();
        if (examples == null
                || parameters <= examples
                || subject.isRegularized()
                || subject.hasRegularizedLayers()
                || subject.isNoisy()) {
            return Stream.empty();
        }
        return Stream.of(
                AdviceFinding.of(
                        "/layers",
                        "Add dropout after the wide layers (0.5 is usual) or set"
                                + " regularization.weightDecay: with %,d parameters the net can"
                                + " learn its %,d training examples by heart.",
                        parameters,
                        examples));
    }

    static Stream<AdviceFinding> squaresWithAdam(AdviceSubject subject) {
        TrainingSpec training = subject.training();
        if (training == null || !training.optimizer().hasAdamsMoments()) {
            return Stream.empty();
        }
        String message =
                "Use weightDecay in the place of this penalty: Adam divides the penalty's gradient"
                        + " like any other, so weights with large gradients are hardly regularized.";
        return Stream.concat(
                training(
                        subject,
                        all -> all.regularization().squaredPenalty() > 0,
                        all -> squares(all.regularization().elasticNet()),
                        message),
                layers(
                        subject,
                        alone -> alone.squaredPenalty() > 0,
                        alone -> squares(alone.elasticNet()),
                        message));
    }

    private static String squares(@Nullable ElasticNet net) {
        return net == null ? "l2" : "elasticNet/l2";
    }

    static Stream<AdviceFinding> maxNormWithoutDropout(AdviceSubject subject) {
        if (subject.isNoisy()) {
            return Stream.empty();
        }
        String message =
                "Add dropout, or leave maxNorm out: it is there to allow the large learning rates"
                        + " that dropout wants, and does little alone.";
        return Stream.concat(
                training(
                        subject,
                        all -> all.regularization().maxNorm() != null,
                        all -> "maxNorm",
                        message),
                layers(subject, alone -> alone.maxNorm() != null, alone -> "maxNorm", message));
    }

    static Stream<AdviceFinding> smoothingWithFocal(AdviceSubject subject) {
        return training(
                subject,
                RegularizationAdvice::smoothsAndDiscounts,
                all -> "labelSmoothing",
                "Choose between labelSmoothing and the focal loss: both keep the network from being"
                        + " too sure, and together they take away what tells the classes apart.");
    }

    private static boolean smoothsAndDiscounts(TrainingSpec training) {
        LossSpec loss = training.loss();
        return loss != null
                && loss.discountsSureAnswers()
                && training.regularization().smoothing() > 0;
    }

    private static Stream<AdviceFinding> training(
            AdviceSubject subject,
            Predicate<TrainingSpec> concerns,
            Function<TrainingSpec, String> property,
            String message) {
        return Stream.ofNullable(subject.training())
                .filter(concerns)
                .map(
                        training ->
                                new AdviceFinding(
                                        "/training/regularization/" + property.apply(training),
                                        message));
    }

    private static Stream<AdviceFinding> layers(
            AdviceSubject subject,
            Predicate<LayerRegularization> concerns,
            Function<LayerRegularization, String> property,
            String message) {
        return subject.regularizations()
                .filter(at -> concerns.test(at.regularization()))
                .map(
                        at ->
                                new AdviceFinding(
                                        at.pointer()
                                                + "/regularization/"
                                                + property.apply(at.regularization()),
                                        message));
    }
}
