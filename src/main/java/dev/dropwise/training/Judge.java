package dev.dropwise.training;

import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.Monitor;
import dev.dropwise.spec.TrainingSpec;
import org.jspecify.annotations.Nullable;

/** Says which epoch is the best, and when it is time to stop. */
final class Judge {

    private final @Nullable EarlyStopping stopping;
    private final Monitor monitor;
    private final double minDelta;
    private final int from;

    Judge(TrainingSpec spec) {
        stopping = spec.earlyStopping();
        monitor = stopping == null ? usualMonitor(spec) : stopping.monitor();
        minDelta = stopping == null ? 0 : stopping.minDelta();
        from = stopping == null ? 1 : stopping.from();
    }

    private static Monitor usualMonitor(TrainingSpec spec) {
        return spec.validation().fraction() > 0 ? Monitor.VALIDATION_LOSS : Monitor.TRAIN_LOSS;
    }

    /** Compares with the best epoch yet, not with the one before. */
    Position judge(Position position, EpochMetrics metrics) {
        Double value = valueIn(metrics);
        if (value != null && Double.isFinite(value) && improves(value, position)) {
            return position.improved(value);
        }
        return position.epoch() < from ? position : position.notImproved();
    }

    /** Before the first epoch that counts, the latest one is the best. */
    private boolean improves(double value, Position position) {
        Double best = position.best();
        return best == null
                || position.bestEpoch() < from
                || monitor.improves(value, best, minDelta);
    }

    boolean hasSeenEnough(Position position) {
        return stopping != null && position.stale() >= stopping.patience();
    }

    private @Nullable Double valueIn(EpochMetrics metrics) {
        return switch (monitor) {
            case TRAIN_LOSS -> metrics.trainLoss();
            case TRAIN_ACCURACY -> metrics.trainAccuracy();
            case TRAIN_MEAN_ABSOLUTE_ERROR -> metrics.trainMeanAbsoluteError();
            case NOISY_TRAIN_LOSS -> metrics.noisyTrainLoss();
            case VALIDATION_LOSS -> metrics.validationLoss();
            case VALIDATION_ACCURACY -> metrics.validationAccuracy();
            case VALIDATION_MEAN_ABSOLUTE_ERROR -> metrics.validationMeanAbsoluteError();
        };
    }
}
