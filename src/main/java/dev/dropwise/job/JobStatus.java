package dev.dropwise.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a job is doing, for other modules.
 *
 * @param fraction done, 0 to 1
 * @param run what it became, once a worker took it
 * @param limitReached the epochs after which it waits; null while it does not
 * @param error why it failed
 */
public record JobStatus(
        JobState state,
        double fraction,
        @Nullable UUID run,
        @Nullable Integer limitReached,
        @Nullable String error) {

    static JobStatus of(Job job) {
        EpochLimit limit = job.limit();
        boolean waits = job.state() == JobState.PAUSED && limit.isReached();
        return new JobStatus(
                job.state(),
                job.progress().fraction(),
                job.run(),
                waits ? limit.epochs() : null,
                job.error());
    }
}
