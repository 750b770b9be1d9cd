package dev.dropwise.report.diagnosis;

import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.DefaultNetwork;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.ShapeInference;
import java.util.List;
import java.util.Optional;

/**
 * The network has many more weights than rows, more than such data gets by default, and has learned
 * the training rows much better than the others already in its best epoch.
 */
final class TooComplex implements CauseRule {

    private static final double MOST_WEIGHTS_PER_ROW = 20;
    private static final double TIMES_DEFAULT = 2;
    private static final double LEAST_TRAIN_SHARE = 0.5;

    @Override
    public Optional<Finding> look(TrainingSummary training, TrainingCourse course) {
        long weights = training.plan().architecture().trainableParameters();
        if (training.weightsPerRow() <= MOST_WEIGHTS_PER_ROW
                || course.trainShare() >= LEAST_TRAIN_SHARE) {
            return Optional.empty();
        }
        long usual = usualWeights(training);
        if (weights < TIMES_DEFAULT * usual) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Cause.TOO_COMPLEX,
                        course.best().epoch(),
                        List.of(weights(training, weights, usual), LossEvidence.gap(course)),
                        Remedies.of(training).againstComplexity()));
    }

    private static Evidence weights(TrainingSummary training, long weights, long usual) {
        return Evidence.of(
                "weightsPerRow",
                training.weightsPerRow(),
                "It has %,d weights for %,d training rows, %.0f each; the network that such data gets by"
                        + " default has %,d.",
                weights,
                training.rows(),
                training.weightsPerRow(),
                usual);
    }

    private static long usualWeights(TrainingSummary training) {
        DataSignature data = training.data();
        ModelSpec usual =
                DefaultNetwork.of(data).completedFor(data, training.plan().loss().outputs(data));
        Architecture network = ShapeInference.design(usual, data);
        return network.trainableParameters();
    }
}
