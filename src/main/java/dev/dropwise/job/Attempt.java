package dev.dropwise.job;

import java.util.UUID;

/**
 * One time that a worker took a job. A job moves by a greater number, and whoever comes with a
 * lesser one is {@link AttemptSuperseded}.
 */
record Attempt(UUID job, int number) {

    /** The one under way, or the last one. */
    static Attempt at(Job job) {
        return new Attempt(job.id(), job.attempt());
    }
}
