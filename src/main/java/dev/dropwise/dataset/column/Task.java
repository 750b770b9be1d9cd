package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.modulith.NamedInterface;

/** What is to be learnt from a data set; follows from its target. */
@NamedInterface("column")
public enum Task {
    /** The target is one of a few classes. */
    @JsonProperty("classification")
    CLASSIFICATION,

    /** The target is a number. */
    @JsonProperty("regression")
    REGRESSION
}
