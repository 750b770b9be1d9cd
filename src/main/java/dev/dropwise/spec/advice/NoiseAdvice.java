package dev.dropwise.spec.advice;

import dev.dropwise.spec.advice.AdviceSubject.NoiseAt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where noise harms more than it helps, layer by layer. */
final class NoiseAdvice {

    private NoiseAdvice() {}

    static Stream<AdviceFinding> onOutput(AdviceSubject subject) {
        return dropouts(
                subject,
                at -> at.at().isOnOutput(),
                "Remove this dropout: no weights follow it, so it drops the net's answers"
                        + " themselves, which no later layer can make up for.");
    }

    static Stream<AdviceFinding> highRate(AdviceSubject subject) {
        return subject.rates()
                .filter(at -> at.highest() > 0.8)
                .map(
                        at ->
                                AdviceFinding.of(
                                        at.pointer(),
                                        "Lower the rate of %s to about 0.5: above 0.8 less than a"
                                                + " fifth is left and the net underfits. A rate is"
                                                + " the fraction dropped, not kept.",
                                        at.highest()));
    }

    static Stream<AdviceFinding> highInputRate(AdviceSubject subject) {
        return subject.noises()
                .filter(at -> at.isDropout() && at.at().isOnInput() && at.rate() > 0.3)
                .map(
                        at ->
                                AdviceFinding.of(
                                        at.pointer(),
                                        "Lower the rate of %s to about 0.2: this dropout comes"
                                                + " before any weights and takes from the data"
                                                + " itself what no layer has seen.",
                                        at.rate()));
    }

    static Stream<AdviceFinding> afterConvolution(AdviceSubject subject) {
        return dropouts(
                subject,
                at -> at.isElementWise() && at.at().isOnConvolution(),
                "Drop whole channels (spatial dropout) or move this dropout behind a dense layer:"
                        + " neighbouring pixels of a channel say nearly the same, so dropping"
                        + " single ones hides little.");
    }

    static Stream<AdviceFinding> beforeBatchNorm(AdviceSubject subject) {
        return noises(
                subject,
                at -> at.isOnBatchNorm() && !(at.isForSelu() && at.isOnSelu()),
                "Move this dropout behind the last batchNorm: its noise raises the variance that"
                        + " batchNorm learns in training, and at inference, without the noise,"
                        + " that variance is wrong.");
    }

    static Stream<AdviceFinding> plainWithSelu(AdviceSubject subject) {
        return dropouts(
                subject,
                at -> at.isOnSelu() && !at.isForSelu(),
                "Use alpha dropout, or an activation other than selu: selu keeps mean 0 and"
                        + " variance 1 from layer to layer, and plain dropout undoes that.");
    }

    private static Stream<AdviceFinding> dropouts(
            AdviceSubject subject, Predicate<NoiseAt> concerns, String message) {
        return noises(subject, concerns.and(NoiseAt::isDropout), message);
    }

    private static Stream<AdviceFinding> noises(
            AdviceSubject subject, Predicate<NoiseAt> concerns, String message) {
        return subject.noises()
                .filter(concerns)
                .map(at -> new AdviceFinding(at.pointer(), message));
    }
}
