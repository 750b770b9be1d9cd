package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Turns what users know (columns in their own units, pixels) into what a network takes, and back.
 * Fitted on training rows only; travels with the network as JSON, so that a request years later is
 * prepared exactly as the training rows were. Immutable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Preprocessing permits ImagePreprocessing, TablePreprocessing {

    /** How outputs stand for targets. */
    TargetEncoding target();

    /** Shape of one encoded row: [width] for tables, [channels, height, width] for images. */
    int[] inputShape();

    /**
     * Encodes one instance of a prediction request.
     *
     * <ul>
     *   <li>A table's instance is an object of columns, or a list of the values in the order of the
     *       columns, in a list for each step of a sequence where they are one: numbers in the
     *       user's unit, category texts; null, or a column that an object leaves out, where a value
     *       is missing and training rows had missing values too.
     *   <li>An image is a list of pixels from 0 to the pixel range, nested in the input's shape
     *       (one channel may be left out) or flat.
     * </ul>
     *
     * @return row-major, as many numbers as the product of {@link #inputShape()}
     * @throws dev.dropwise.problem.Invalid with all faults, pointers relative to the instance
     */
    float[] encode(JsonNode instance, InstanceFindings findings);

    /** The same where only faults count. */
    default float[] encode(JsonNode instance) {
        return encode(instance, new InstanceFindings(false));
    }

    /**
     * The same for an instance that is a flat list of numbers, without the cost of JSON nodes. NaN
     * is a fault, never a missing value; a category column has no numbers, so every value is one.
     *
     * @param instance left as it is
     * @throws dev.dropwise.problem.Invalid with all faults, pointers relative to the instance
     */
    float[] encode(double[] instance, InstanceFindings findings);

    /** The same where only faults count. */
    default float[] encode(double[] instance) {
        return encode(instance, new InstanceFindings(false));
    }

    /** How many numbers its words have, padding counted; 0 where it takes no text. */
    default int vocabulary() {
        return 0;
    }

    /**
     * The classes in the order of a network's outputs; empty for regression and for several
     * targets.
     */
    default List<String> classes() {
        return target().classes();
    }
}
