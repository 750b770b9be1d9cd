package dev.dropwise.inference.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the three steps of requests took: reading their tensors, predicting, and writing what came
 * out.
 */
record InferTimes(
        @JsonProperty("compute_input") DurationSum input,
        @JsonProperty("compute_infer") DurationSum infer,
        @JsonProperty("compute_output") DurationSum output) {

    static final InferTimes NONE =
            new InferTimes(DurationSum.NONE, DurationSum.NONE, DurationSum.NONE);

    InferTimes plus(InferClock clock) {
        return new InferTimes(
                input.plus(clock.input()), infer.plus(clock.infer()), output.plus(clock.output()));
    }
}
