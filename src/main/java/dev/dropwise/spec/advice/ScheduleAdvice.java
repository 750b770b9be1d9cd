package dev.dropwise.spec.advice;

import dev.dropwise.layer.rate.Rate;
import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.LayerAt;
import dev.dropwise.spec.TrainingSpec;
import java.util.Map;
import java.util.stream.Stream;

/** What a training of so many epochs ends before. */
final class ScheduleAdvice {

    private ScheduleAdvice() {}

    static Stream<AdviceFinding> endlessRate(AdviceSubject subject) {
        TrainingSpec training = subject.training();
        return training == null
                ? Stream.empty()
                : LayerAt.of(subject.architecture()).stream()
                        .filter(at -> !at.isFrozen())
                        .flatMap(
                                at ->
                                        at.layer().rates().entrySet().stream()
                                                .flatMap(
                                                        rate ->
                                                                endless(
                                                                        at,
                                                                        rate,
                                                                        training.totalEpochs())));
    }

    private static Stream<AdviceFinding> endless(
            LayerAt at, Map.Entry<String, Rate> rate, int epochs) {
        return rate
                .getValue()
                .unfinishedAfter(epochs)
                .map(found -> AdviceFinding.at(at.pointer() + "/" + rate.getKey(), found))
                .stream();
    }

    static Stream<AdviceFinding> idleLearningRate(AdviceSubject subject) {
        TrainingSpec training = subject.training();
        return training == null
                ? Stream.empty()
                : training
                        .optimizer()
                        .schedule()
                        .idleWithin(training.totalEpochs(), training.earlyStopping())
                        .map(found -> AdviceFinding.at("/training/optimizer/schedule", found))
                        .stream();
    }

    static Stream<AdviceFinding> idleEarlyStopping(AdviceSubject subject) {
        TrainingSpec training = subject.training();
        EarlyStopping stopping = training == null ? null : training.earlyStopping();
        if (training == null
                || stopping == null
                || stopping.from() + stopping.patience() < training.totalEpochs()) {
            return Stream.empty();
        }
        return Stream.of(
                AdviceFinding.of(
                        "/training/earlyStopping/patience",
                        "Lower this patience of %d, or train longer: counted from epoch %d on, %d"
                                + " epochs are over before it is. %s",
                        stopping.patience(),
                        stopping.from(),
                        training.totalEpochs(),
                        stopping.restoreBest()
                                ? "It only picks the best epoch."
                                : "It does nothing."));
    }
}
