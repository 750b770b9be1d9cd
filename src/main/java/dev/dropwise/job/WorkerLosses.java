package dev.dropwise.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often in a row a job's workers ended without a word: killed, crashed, or cut off.
 *
 * @param count how often
 * @param seen what is known of each; null if there was none
 */
@Embeddable
record WorkerLosses(
        @Column(name = "deaths") int count, @Column(name = "deaths_seen") @Nullable String seen) {

    static final WorkerLosses NONE = new WorkerLosses(0, null);

    /** An attempt that lasts so long shows that the job does not kill its workers. */
    private static final Duration HARMLESS = Duration.ofHours(1);

    /**
     * One more.
     *
     * @param lasted how long the worker had the job
     */
    WorkerLosses and(@Nullable String worker, JobProgress progress, Duration lasted) {
        String how =
                "%s in epoch %d of %d, %d s after it took the job"
                        .formatted(worker, progress.epoch(), progress.epochs(), lasted.toSeconds());
        boolean first = count == 0 || lasted.compareTo(HARMLESS) >= 0;
        return first ? new WorkerLosses(1, how) : new WorkerLosses(count + 1, seen + "; " + how);
    }
}
