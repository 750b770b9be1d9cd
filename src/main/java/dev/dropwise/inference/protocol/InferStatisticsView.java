package dev.dropwise.inference.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** What requests took, for every version that was asked for. */
record InferStatisticsView(@JsonProperty("model_stats") List<VersionStatistics> versions) {

    /**
     * Of one version.
     *
     * @param lastInference when the last request was answered, in milliseconds since 1970; 0 where
     *     none was
     * @param inferenceCount instances that were predicted
     * @param executionCount requests that were answered: each goes through the network by itself
     */
    record VersionStatistics(
            String name,
            String version,
            @JsonProperty("last_inference") long lastInference,
            @JsonProperty("inference_count") long inferenceCount,
            @JsonProperty("execution_count") long executionCount,
            @JsonProperty("inference_stats") InferenceTimes times,
            @JsonProperty("batch_stats") List<BatchTimes> batches) {}

    /**
     * Of all requests.
     *
     * @param queue zero: requests do not wait for each other
     */
    record InferenceTimes(
            DurationSum success,
            DurationSum fail,
            DurationSum queue,
            @JsonUnwrapped InferTimes steps,
            @JsonProperty("cache_hit") DurationSum cacheHit,
            @JsonProperty("cache_miss") DurationSum cacheMiss) {

        static InferenceTimes of(DurationSum success, DurationSum fail, InferTimes steps) {
            DurationSum queue = new DurationSum(success.count(), 0);
            return new InferenceTimes(
                    success, fail, queue, steps, DurationSum.NONE, DurationSum.NONE);
        }
    }

    /** Of the requests of one size. */
    record BatchTimes(@JsonProperty("batch_size") int size, @JsonUnwrapped InferTimes steps) {}
}
