package dev.dropwise.report.diagnosis;

import java.util.List;
import java.util.Optional;

/** It predicts even the rows that it learned from hardly better than knowing nothing would. */
final class Underfitting implements CauseRule {

    /** Of the loss that there is without knowing anything, the share that must be gone. */
    private static final double LEAST_SKILL = 0.3;

    /** A network that goes on learning rows by heart has the means to fit. */
    private static final double LEAST_TRAIN_SHARE = 0.95;

    private static final double MOST_RISE = 1.02;

    @Override
    public Optional<Finding> look(TrainingSummary training, TrainingCourse course) {
        double ignorance = ignorance(training);
        double skill = 1 - course.trainLossAtBest() / ignorance;
        boolean settles = course.trainShare() > LEAST_TRAIN_SHARE && course.rise() < MOST_RISE;
        return ignorance > 0 && skill < LEAST_SKILL && settles
                ? Optional.of(
                        new Finding(
                                Cause.UNDERFITTING,
                                null,
                                List.of(
                                        Evidence.of(
                                                "skill",
                                                skill,
                                                "The training loss, %.3f, is %.0f %% below the %.3f of predicting"
                                                        + " the same for every row.",
                                                course.trainLossAtBest(),
                                                100 * skill,
                                                ignorance),
                                        LossEvidence.gap(course)),
                                Remedies.of(training).againstUnderfitting()))
                : Optional.empty();
    }

    /** The loss of predicting the same for every row; 0 where it is not known. */
    private static double ignorance(TrainingSummary training) {
        return switch (training.plan().loss().typeName()) {
            case "softmaxCrossEntropy", "binaryCrossEntropy" -> entropy(training);
            // targets are in standard deviations
            case "meanSquaredError" -> 1;
            default -> 0;
        };
    }

    private static double entropy(TrainingSummary training) {
        double entropy = 0;
        for (int count : training.data().classRows().values()) {
            double share = (double) count / training.rows();
            entropy -= count == 0 ? 0 : share * Math.log(share);
        }
        return entropy;
    }
}
