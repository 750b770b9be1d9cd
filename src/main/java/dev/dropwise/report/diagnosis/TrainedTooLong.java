package dev.dropwise.report.diagnosis;

import java.util.List;
import java.util.Optional;

/** It went on long after its best epoch, and the validation loss rose. */
final class TrainedTooLong implements CauseRule {

    private static final double MOST_RISE = 1.3;
    private static final double BEST_AT_MOST = 0.5;

    @Override
    public Optional<Finding> look(TrainingSummary training, TrainingCourse course) {
        boolean isLong = course.bestShare() <= BEST_AT_MOST && course.rise() >= MOST_RISE;
        return isLong
                ? Optional.of(
                        new Finding(
                                Cause.TRAINED_TOO_LONG,
                                course.best().epoch(),
                                List.of(LossEvidence.rise(course), LossEvidence.gap(course)),
                                Remedies.of(training).againstLongTraining()))
                : Optional.empty();
    }
}
