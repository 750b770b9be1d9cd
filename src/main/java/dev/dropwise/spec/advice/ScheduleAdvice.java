package dev.dropwise.spec.advice;

import dev.dropwise.layer.EarlyRate;
import dev.dropwise.layer.LinearRate;
import dev.dropwise.layer.Rate;
import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.LayerAt;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.spec.schedule.LearningRateSchedule;
import dev.dropwise.spec.schedule.PlateauSchedule;
import dev.dropwise.spec.schedule.StepSchedule;
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
                                                                        at.pointer()
                                                                                + "/"
                                                                                + rate.getKey(),
                                                                        rate.getValue(),
                                                                        training.epochs())));
    }

    private static Stream<AdviceFinding> endless(String pointer, Rate rate, int epochs) {
        if (rate instanceof EarlyRate early && early.rate() > 0 && early.until() >= epochs) {
            return Stream.of(
                    AdviceFinding.of(
                            pointer + "/until",
                            "Let this end before epoch %d, the last one, or give the rate as a"
                                    + " number: as it is, dropout is on to the end.",
                            epochs));
        }
        if (rate instanceof LinearRate linear && linear.to() != null && linear.to() > epochs) {
            return Stream.of(
                    AdviceFinding.of(
                            pointer + "/to",
                            "Let this end in epoch %d, the last one, or before: as it is, the rate"
                                    + " comes to %.3f only, not to %s.",
                            epochs,
                            linear.at(epochs, epochs),
                            linear.rate()));
        }
        return Stream.empty();
    }

    static Stream<AdviceFinding> idleLearningRate(AdviceSubject subject) {
        TrainingSpec training = subject.training();
        if (training == null) {
            return Stream.empty();
        }
        LearningRateSchedule schedule = training.optimizer().schedule();
        if (schedule instanceof StepSchedule step
                && step.every() >= training.epochs() - step.warmUp()) {
            return Stream.of(
                    AdviceFinding.of(
                            "/training/optimizer/schedule/every",
                            "Lower every, or train longer: the first step is after %d epochs beyond"
                                    + " warm-up, and there are %d in all, so the learning rate is"
                                    + " never lowered.",
                            step.every(),
                            training.epochs()));
        }
        return schedule instanceof PlateauSchedule plateau
                ? idlePlateau(training, plateau)
                : Stream.empty();
    }

    /** An epoch that counts as the best yet, epochs that do not, and one that goes on. */
    private static Stream<AdviceFinding> idlePlateau(
            TrainingSpec training, PlateauSchedule plateau) {
        String pointer = "/training/optimizer/schedule/patience";
        EarlyStopping stopping = training.earlyStopping();
        int from = stopping == null ? 1 : stopping.from();
        if (stopping != null && plateau.patience() >= stopping.patience()) {
            return Stream.of(
                    AdviceFinding.of(
                            pointer,
                            "Make this patience of %d shorter than early stopping's %d: as it is,"
                                    + " training ends before the learning rate is lowered.",
                            plateau.patience(),
                            stopping.patience()));
        }
        return from + plateau.patience() < training.epochs()
                ? Stream.empty()
                : Stream.of(
                        AdviceFinding.of(
                                pointer,
                                "Lower this patience of %d, or train longer: after %d epochs there"
                                        + " is no epoch left for a lower learning rate.",
                                plateau.patience(),
                                training.epochs()));
    }

    static Stream<AdviceFinding> idleEarlyStopping(AdviceSubject subject) {
        TrainingSpec training = subject.training();
        EarlyStopping stopping = training == null ? null : training.earlyStopping();
        if (training == null
                || stopping == null
                || stopping.from() + stopping.patience() < training.epochs()) {
            return Stream.empty();
        }
        return Stream.of(
                AdviceFinding.of(
                        "/training/earlyStopping/patience",
                        "Lower this patience of %d, or train longer: judged from epoch %d on, %d"
                                + " epochs are over before it is. %s",
                        stopping.patience(),
                        stopping.from(),
                        training.epochs(),
                        stopping.restoreBest()
                                ? "It only picks the best epoch."
                                : "It does nothing."));
    }
}
