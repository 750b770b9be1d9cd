package dev.dropwise.run;

import dev.dropwise.spec.Plan;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as clients see it.
 *
 * @param plan the frozen request with every default filled in; may be posted again
 * @param bestEpoch the best yet by the monitored metric
 * @param epochs finished ones
 * @param servedEpoch after which the weights were taken that the run predicts with: the best
 *     epoch's where validation rows or early stopping decide, else the last's
 * @param metrics of those weights; the test figures come with the run's end
 * @param lastMetrics of the last epoch
 */
record RunView(
        UUID id,
        UUID job,
        RunState state,
        Plan plan,
        Provenance provenance,
        @Nullable Integer bestEpoch,
        @Nullable Integer servedEpoch,
        int epochs,
        @Nullable RunMetrics metrics,
        @Nullable RunMetrics lastMetrics,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static RunView of(Run run, RunResult result) {
        return new RunView(
                run.id(),
                run.job(),
                run.state(),
                run.plan(),
                run.provenance(),
                run.bestEpoch(),
                result.servedEpoch(),
                run.epochs(),
                result.metrics(),
                result.lastMetrics(),
                run.startedAt(),
                run.finishedAt());
    }
}
