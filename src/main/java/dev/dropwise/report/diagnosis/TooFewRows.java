package dev.dropwise.report.diagnosis;

import java.util.List;
import java.util.Optional;

/** There are so few rows that they are learned by heart, or nearly. */
final class TooFewRows implements CauseRule {

    /** Of each class; of a numeric target as many for each of the two sides of its mean. */
    private static final int ENOUGH = 30;

    private static final double LEAST_TRAIN_SHARE = 0.75;
    private static final double MOST_RISE = 1.3;

    @Override
    public Optional<Finding> look(TrainingSummary training, TrainingCourse course) {
        int kinds = Math.max(2, training.data().classes());
        double each = (double) training.rows() / kinds;
        boolean overfits = course.trainShare() < LEAST_TRAIN_SHARE || course.rise() > MOST_RISE;
        if (each >= ENOUGH || !overfits) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Cause.TOO_FEW_ROWS,
                        course.best().epoch(),
                        List.of(rows(training, each), LossEvidence.gap(course)),
                        Remedies.of(training).againstFewRows()));
    }

    private static Evidence rows(TrainingSummary training, double each) {
        return training.data().isClassification()
                ? Evidence.of(
                        "rowsPerClass",
                        each,
                        "It learned from %,d rows, %.0f a class; below %d a class a network of any size"
                                + " learns them by heart. More rows help more than anything below.",
                        training.rows(),
                        each,
                        ENOUGH)
                : Evidence.of(
                        "rows",
                        training.rows(),
                        "It learned from %,d rows, which a network of any size learns by heart. More rows"
                                + " help more than anything below.",
                        training.rows());
    }
}
