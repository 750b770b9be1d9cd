package dev.dropwise.run;

import org.jspecify.annotations.Nullable;

/**
 * What a run has come to.
 *
 * @param servedEpoch after which the weights were taken that the run predicts with; null before
 *     there are any
 * @param metrics of those weights; null where they are of an epoch that was not finished
 * @param lastMetrics of the last finished epoch
 */
public record RunResult(
        @Nullable Integer servedEpoch,
        @Nullable RunMetrics metrics,
        @Nullable RunMetrics lastMetrics) {

    static final RunResult NOTHING = new RunResult(null, null, null);
}
