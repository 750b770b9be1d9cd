package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is to be learnt from a data set; follows from its target. */
public enum Task {
    /** The target is one of a few classes. */
    @JsonProperty("classification")
    CLASSIFICATION,

    /** The target is a number. */
    @JsonProperty("regression")
    REGRESSION
}
