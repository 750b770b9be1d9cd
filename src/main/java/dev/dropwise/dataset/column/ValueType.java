package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.modulith.NamedInterface;

/** What the values of a feature or a target are. */
@NamedInterface("column")
public enum ValueType {
    /** A finite number in the user's own unit, or missing. */
    @JsonProperty("number")
    NUMBER,

    /** One text of a known few, or missing. */
    @JsonProperty("category")
    CATEGORY,

    /** Words, of which there are many. */
    @JsonProperty("text")
    TEXT,

    /** Whole numbers from 0 to the pixel range, in the shape channels, height, width. */
    @JsonProperty("image")
    IMAGE
}
