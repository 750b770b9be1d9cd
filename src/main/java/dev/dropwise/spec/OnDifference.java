package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do where a layer of a trained model does not fit. */
public enum OnDifference {
    /** The request is refused, with all differences. */
    @JsonProperty("refuse")
    REFUSE,
    /** The layer begins as if it had not been asked for. */
    @JsonProperty("leaveOut")
    LEAVE_OUT
}
