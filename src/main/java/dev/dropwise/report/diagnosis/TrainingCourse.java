package dev.dropwise.report.diagnosis;

import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.Optional;

/**
 * How the losses of a training went on. Only epochs count in which training and validation rows
 * were measured; there is at least one.
 */
final class TrainingCourse {

    /** The last losses are averaged, since those of single epochs are noisy. */
    private static final double END = 0.1;

    private static final double LATE = 0.75;

    private final List<EpochMetrics> measured;
    private final EpochMetrics best;

    private TrainingCourse(List<EpochMetrics> measured, EpochMetrics best) {
        this.measured = measured;
        this.best = best;
    }

    /** Empty where nothing validates. */
    static Optional<TrainingCourse> of(List<EpochMetrics> epochs) {
        List<EpochMetrics> measured =
                epochs.stream()
                        .filter(
                                epoch ->
                                        epoch.trainLoss() != null && epoch.validationLoss() != null)
                        .toList();
        return measured.stream()
                .min((one, other) -> Double.compare(validationLoss(one), validationLoss(other)))
                .map(best -> new TrainingCourse(measured, best));
    }

    private static double validationLoss(EpochMetrics epoch) {
        Double loss = epoch.validationLoss();
        return loss == null ? Double.NaN : loss;
    }

    private static double trainLoss(EpochMetrics epoch) {
        Double loss = epoch.trainLoss();
        return loss == null ? Double.NaN : loss;
    }

    /** The epoch of the lowest validation loss. */
    EpochMetrics best() {
        return best;
    }

    EpochMetrics last() {
        return measured.get(measured.size() - 1);
    }

    int epochs() {
        return last().epoch();
    }

    double lowest() {
        return validationLoss(best);
    }

    double trainLossAtBest() {
        return trainLoss(best);
    }

    /** The validation loss at the end, the mean of some epochs, as a multiple of the lowest. */
    double rise() {
        return meanUpTo(measured.size()) / lowest();
    }

    /** The mean validation loss of some epochs before one. */
    private double meanUpTo(int end) {
        int some = Math.max(1, (int) (END * measured.size()));
        return measured.subList(Math.max(0, end - some), end).stream()
                .mapToDouble(TrainingCourse::validationLoss)
                .average()
                .orElse(Double.NaN);
    }

    /** The training loss in the best epoch as a share of the validation loss in it. */
    double trainShare() {
        return trainLossAtBest() / lowest();
    }

    /** The best epoch as a share of all. */
    double bestShare() {
        return (double) best.epoch() / epochs();
    }

    /** The share by which the validation loss fell in the last quarter, by means of some epochs. */
    double lateGain() {
        int from = Math.max(1, (int) (LATE * measured.size()));
        return 1 - meanUpTo(measured.size()) / meanUpTo(from);
    }
}
