package dev.dropwise.report.diagnosis;

import java.util.Optional;

/** Looks for one cause. */
@FunctionalInterface
interface CauseRule {

    /** What it finds, if anything. */
    Optional<Finding> look(TrainingSummary training, TrainingCourse course);
}
