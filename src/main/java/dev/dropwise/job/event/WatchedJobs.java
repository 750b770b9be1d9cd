package dev.dropwise.job.event;

import java.util.UUID;

/**
 * What there is to know of a job before its events are read. It is a repository: injected lazily,
 * since Spring Data does so by itself only where a repository is asked for by its own type, and the
 * start would wait for the persistence unit.
 */
public interface WatchedJobs {

    boolean exists(UUID job);

    /** Whether nothing will happen to it any more. A job that is gone has ended, too. */
    boolean hasEnded(UUID job);
}
