package dev.dropwise.spec.advice;

import dev.dropwise.spec.LayerAt;
import java.util.List;
import java.util.stream.Stream;

/** What a layer that stays as it is cannot do. */
final class FrozenAdvice {

    private static final String MESSAGE =
            "Leave this out, or let the layer be trained: a frozen layer runs as at inference, so"
                    + " nothing is dropped or blurred here.";

    private FrozenAdvice() {}

    static Stream<AdviceFinding> noise(AdviceSubject subject) {
        return LayerAt.of(subject.architecture()).stream()
                .filter(LayerAt::isFrozen)
                .flatMap(FrozenAdvice::idle)
                .map(pointer -> new AdviceFinding(pointer, MESSAGE));
    }

    private static Stream<String> idle(LayerAt at) {
        List<String> rates =
                at.layer().spec().rates().entrySet().stream()
                        .filter(rate -> rate.getValue().highest() > 0)
                        .map(rate -> at.pointer() + "/" + rate.getKey())
                        .sorted()
                        .toList();
        boolean drawsOtherwise = rates.isEmpty() && at.layer().spec().draws();
        return drawsOtherwise ? Stream.of(at.pointer()) : rates.stream();
    }
}
