package dev.dropwise.study;

import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import java.util.List;

/** Estimates how long trials take on a usual core; right within a factor of a few. */
final class TrialDuration {

    /** Queue, data, program and checkpoints. */
    private static final double SECONDS_TO_BEGIN_AND_END = 0.3;

    private static final double SECONDS_PER_STEP = 30e-6;

    /** Forwards, backwards, and what is measured after the epoch. */
    private static final double OPERATIONS_PER_WEIGHT = 8;

    private static final double OPERATIONS_PER_SECOND = 2e10;

    private TrialDuration() {}

    /** The mean over trials; early stopping may end before. */
    static double seconds(List<PlannedTrial> trials) {
        return trials.stream().mapToDouble(TrialDuration::seconds).average().orElse(0);
    }

    private static double seconds(PlannedTrial trial) {
        Plan plan = trial.plan();
        double rows = trial.dataset().rows() - trial.dataset().testRows();
        double steps = Math.ceil(rows / plan.training().rowsPerStep());
        double operations = rows * OPERATIONS_PER_WEIGHT * weights(plan.architecture());
        double epoch = steps * SECONDS_PER_STEP + operations / OPERATIONS_PER_SECOND;
        return SECONDS_TO_BEGIN_AND_END + plan.training().totalEpochs() * epoch;
    }

    /** A filter's weights as often as it has places. */
    private static double weights(Architecture network) {
        return network.layers().stream()
                .mapToDouble(
                        layer ->
                                (double) layer.parameters()
                                        * (layer.spec().convolves()
                                                ? (double) layer.output().elements()
                                                        / layer.output().channels()
                                                : 1))
                .sum();
    }
}
