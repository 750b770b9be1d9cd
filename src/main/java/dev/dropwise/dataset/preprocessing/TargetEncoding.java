package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How a network's outputs stand for targets; fitted on training rows, kept with the network. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TargetEncoding permits ClassTarget, SeveralTargets, StandardizedTarget {

    /** The classes in the order of the outputs; empty for regression and for several targets. */
    List<String> classes();

    /** Whether outputs say how probable classes are; else they are values. */
    boolean tellsClasses();

    /** How many targets there are. */
    default int count() {
        return 1;
    }

    /**
     * A regression output in the user's unit; unchanged for classification.
     *
     * @param output which one, from 0: of several targets each has its own unit
     */
    double decode(int output, double encoded);

    /** Whether a float32 has too few digits for values in the user's unit. */
    default boolean needsDoubles() {
        return false;
    }

    /** How much of a target's own unit one standardized unit is; 1 for classes. */
    double unit(int output);
}
