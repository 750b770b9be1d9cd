package dev.dropwise.spec.advice;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.RecurrentLayer;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.Locale;
import java.util.stream.Stream;

/** What keeps a net from giving every answer. */
final class OutputAdvice {

    private OutputAdvice() {}

    static Stream<AdviceFinding> sigmoid(AdviceSubject subject) {
        return on(
                subject,
                Activation.SIGMOID,
                "Remove this sigmoid: the last layer gives raw scores, which the loss turns into"
                        + " probabilities itself, or a value that may be negative.");
    }

    static Stream<AdviceFinding> softmax(AdviceSubject subject) {
        return on(
                subject,
                Activation.SOFTMAX,
                "Remove this softmax: the last layer gives raw scores (logits), and loss and"
                        + " predictions apply softmax themselves. Twice, it makes every class likely"
                        + " and gradients small.");
    }

    private static Stream<AdviceFinding> on(
            AdviceSubject subject, Activation activation, String message) {
        return subject.outputs().filter(at -> at.activation() == activation).stream()
                .map(at -> new AdviceFinding(at.pointer(), message));
    }

    static Stream<AdviceFinding> bounded(AdviceSubject subject) {
        return subject.outputs().stream()
                .filter(at -> at.activation() != Activation.SIGMOID)
                .filter(at -> at.activation() != Activation.SOFTMAX)
                .flatMap(OutputAdvice::bounded);
    }

    private static Stream<AdviceFinding> bounded(AdviceSubject.OutputAt at) {
        ShapedLayer layer = at.layer();
        if (layer.spec() instanceof RecurrentLayer) {
            return Stream.of(
                    AdviceFinding.of(
                            at.pointer(),
                            "Put a dense layer behind this %s: the last layer gives raw scores, or"
                                    + " values in standard deviations from their mean, and a state"
                                    + " has none outside of -1 to 1.",
                            layer.spec().typeName()));
        }
        return at.activation().range().stream()
                .map(
                        range ->
                                AdviceFinding.of(
                                        at.pointer(),
                                        "Remove this %s: the last layer gives raw scores, or values"
                                                + " in standard deviations from their mean, and of"
                                                + " those it lets through %s.",
                                        at.activation().name().toLowerCase(Locale.ROOT),
                                        range));
    }
}
