package dev.dropwise.report.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is wrong with a training, and what to try. Causes come first, those of the data before
 * those of the network, those before those of its training: what comes earlier brings about what
 * comes later. How well it does is in {@code src/docs/diagnosis.md}.
 */
public final class Diagnosis {

    private static final List<CauseRule> CAUSES =
            List.of(
                    new NoisyLabels(),
                    new UnbalancedClasses(),
                    new TooFewRows(),
                    new TooComplex(),
                    new TrainedTooLong());

    private static final double MOST_RISE = 1.3;
    private static final double BEST_LATE = 0.95;
    private static final double LEAST_LATE_GAIN = 0.05;

    private Diagnosis() {}

    /** What was found, the most important first; at least one. */
    public static List<Finding> of(TrainingSummary training) {
        return TrainingCourse.of(training.epochs())
                .map(course -> of(training, course))
                .orElseGet(() -> TestLossFindings.of(training));
    }

    private static List<Finding> of(TrainingSummary training, TrainingCourse course) {
        List<Finding> found = new ArrayList<>();
        Underfitting underfitting = new Underfitting();
        Optional<Finding> under = underfitting.look(training, course);
        if (under.isEmpty()) {
            CAUSES.forEach(rule -> rule.look(training, course).ifPresent(found::add));
        }
        stillImproving(training, course).ifPresent(found::add);
        under.ifPresent(found::add);
        if (course.rise() > MOST_RISE) {
            found.add(
                    new Finding(
                            Cause.OVERFITTING,
                            course.best().epoch(),
                            List.of(LossEvidence.rise(course), LossEvidence.gap(course)),
                            Remedies.of(training).againstOverfitting()));
        }
        return found.isEmpty() ? List.of(fitsWell(course)) : List.copyOf(found);
    }

    private static Optional<Finding> stillImproving(
            TrainingSummary training, TrainingCourse course) {
        boolean improves =
                course.epochs() == training.plan().training().totalEpochs()
                        && course.bestShare() > BEST_LATE
                        && course.lateGain() > LEAST_LATE_GAIN;
        return improves
                ? Optional.of(
                        new Finding(
                                Cause.STILL_IMPROVING,
                                null,
                                List.of(
                                        Evidence.of(
                                                "lateGain",
                                                course.lateGain(),
                                                "The validation loss fell by %.1f %% in the last quarter of the"
                                                        + " epochs, to %.3f after epoch %d of %d.",
                                                100 * course.lateGain(),
                                                course.lowest(),
                                                course.best().epoch(),
                                                course.epochs())),
                                Remedies.of(training).againstStoppingEarly()))
                : Optional.empty();
    }

    private static Finding fitsWell(TrainingCourse course) {
        return new Finding(
                Cause.FITS_WELL,
                null,
                List.of(LossEvidence.gap(course), LossEvidence.rise(course)),
                List.of());
    }
}
