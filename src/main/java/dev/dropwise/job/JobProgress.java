package dev.dropwise.job;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param epoch the one under way, from 1; 0 before the first step
 * @param epochs planned
 * @param fraction of all planned steps, 0 to 1; early stopping may end before
 * @param samplesPerSecond null before the first step
 * @param etaSeconds time that is left at this speed; null when unknown
 */
public record JobProgress(
        int epoch,
        int epochs,
        double fraction,
        @Nullable Double samplesPerSecond,
        @Nullable Double etaSeconds) {

    static JobProgress none(int epochs) {
        return new JobProgress(0, epochs, 0, null, null);
    }

    /** Nothing left to do. */
    JobProgress ended(int epoch) {
        return new JobProgress(epoch, epochs, 1, samplesPerSecond, 0.0);
    }
}
