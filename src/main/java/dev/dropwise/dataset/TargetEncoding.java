package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How a network's outputs stand for targets; fitted on training rows, kept with the network. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TargetEncoding permits ClassTarget, StandardizedTarget {

    /** The classes in the order of the outputs; empty for regression. */
    List<String> classes();

    /** A regression output in the user's unit; unchanged for classification. */
    float decode(float encoded);
}
