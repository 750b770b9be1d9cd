package dev.dropwise.job.event;

import java.util.UUID;

/** What there is to know of a job before its events are read. */
public interface WatchedJobs {

    boolean exists(UUID job);

    /** Whether nothing will happen to it any more. A job that is gone has ended, too. */
    boolean hasEnded(UUID job);
}
