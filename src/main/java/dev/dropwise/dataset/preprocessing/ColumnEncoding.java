package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one column of a table becomes a part of a network's input; fitted on training rows. The part
 * is all zeros before it is written.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ColumnEncoding permits CategoryEncoding, NumberEncoding, TextEncoding {

    /** The column's name. */
    String name();

    /** Whether there is an input of its own that says "missing": some training row was. */
    boolean indicator();

    /** Whether a request may leave its value out: training rows did, or it makes no difference. */
    boolean takesMissing();

    /** How many inputs the column becomes. */
    int width();

    /**
     * Writes {@link #width()} inputs from index {@code at} on.
     *
     * @param value as in a request; JSON null is a missing value
     * @return what is wrong with the value, null when nothing is
     */
    @Nullable String encode(JsonNode value, float[] into, int at);

    /**
     * The same for a value that is known to be a number; NaN is a fault here, not a missing value.
     */
    @Nullable String encode(double value, float[] into, int at);

    /** What is unusual, for what training rows have, about a value that was encoded; or null. */
    default @Nullable String unusual(JsonNode value) {
        return null;
    }

    /** The same for a value that is known to be a number. */
    default @Nullable String unusual(double value) {
        return null;
    }
}
