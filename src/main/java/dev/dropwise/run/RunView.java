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
 * @param metrics what the resulting weights came to; null before the end
 */
record RunView(
        UUID id,
        UUID job,
        RunState state,
        Plan plan,
        Provenance provenance,
        @Nullable Integer bestEpoch,
        int epochs,
        @Nullable RunMetrics metrics,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static RunView of(Run run) {
        return new RunView(
                run.id(),
                run.job(),
                run.state(),
                run.plan(),
                run.provenance(),
                run.bestEpoch(),
                run.epochs(),
                run.metrics(),
                run.startedAt(),
                run.finishedAt());
    }
}
