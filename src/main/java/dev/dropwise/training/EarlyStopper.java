package dev.dropwise.training;

import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.MeasureSpec;
import dev.dropwise.spec.Monitor;
import dev.dropwise.spec.TrainingSpec;
import org.jspecify.annotations.Nullable;

/** Says which epoch is the best, and when it is time to stop. */
final class EarlyStopper {

    private final @Nullable EarlyStopping stopping;
    private final Monitor monitor;
    private final double minDelta;
    private final int from;
    private final MeasureSpec measure;

    EarlyStopper(TrainingSpec spec) {
        stopping = spec.earlyStopping();
        monitor = monitor(spec);
        minDelta = stopping == null ? 0 : stopping.minDelta();
        from = stopping == null ? 1 : stopping.from();
        measure = spec.measure();
    }

    /** What says which epoch is the best, with early stopping or without. */
    static Monitor monitor(TrainingSpec spec) {
        EarlyStopping stopping = spec.earlyStopping();
        if (stopping != null) {
            return stopping.monitor();
        }
        return spec.validation().fraction() > 0 ? Monitor.VALIDATION_LOSS : Monitor.TRAIN_LOSS;
    }

    /** Compares with the best epoch yet, not with the one before. */
    TrainingState after(TrainingState trainingState, EpochMetrics metrics) {
        Double value = valueIn(metrics);
        if (value == null && !isDue(metrics)) {
            return trainingState;
        }
        if (value != null && Double.isFinite(value) && improves(value, trainingState)) {
            return trainingState.improved(value);
        }
        return trainingState.epoch() < from ? trainingState : trainingState.notImproved();
    }

    /** Before the first epoch that counts, the latest one is the best. */
    private boolean improves(double value, TrainingState trainingState) {
        Double best = trainingState.best();
        return best == null
                || trainingState.bestEpoch() < from
                || monitor.improves(value, best, minDelta);
    }

    /** An epoch after which the value is not measured says nothing. */
    private boolean isDue(EpochMetrics metrics) {
        return switch (monitor) {
            case TRAIN_LOSS, TRAIN_ACCURACY, TRAIN_MEAN_ABSOLUTE_ERROR ->
                    measure.isDue(metrics.epoch());
            default -> true;
        };
    }

    boolean hasSeenEnough(TrainingState trainingState) {
        return stopping != null && trainingState.stale() >= stopping.patience();
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
            default -> metrics.monitored();
        };
    }
}
