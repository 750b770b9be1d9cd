package dev.dropwise.bench.regularization;

import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.Objects;

/**
 * What a training came to, epoch by epoch.
 *
 * @param testAccuracy of the last weights
 */
record LearningCurve(String name, List<EpochMetrics> epochs, double testAccuracy) {

    double[] trainLosses() {
        return epochs.stream()
                .mapToDouble(epoch -> Objects.requireNonNull(epoch.trainLoss()))
                .toArray();
    }

    double[] validationLosses() {
        return epochs.stream()
                .mapToDouble(epoch -> Objects.requireNonNull(epoch.validationLoss()))
                .toArray();
    }
}
