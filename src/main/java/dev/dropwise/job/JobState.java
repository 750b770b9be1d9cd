package dev.dropwise.job;

import java.util.Locale;

/** Where a job is. */
public enum JobState {
    /** Waits for a worker, for the first time or again after its worker stopped. */
    QUEUED,
    /** A worker trains it. */
    RUNNING,
    /** Stopped at a checkpoint by its owner, to go on later. */
    PAUSED,
    /** Trained to its end. */
    SUCCEEDED,
    /** Cannot go on; the job says why. */
    FAILED,
    /** Stopped by its owner, for good. */
    CANCELLED;

    /** Whether nothing will happen to it any more. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** As clients read it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
