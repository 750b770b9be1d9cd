package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A number x becomes (x - mean) / std; a missing one becomes 0, the mean, and where training rows
 * had missing values a second input is 1 then, else 0.
 *
 * @param mean mean of the training rows
 * @param std standard deviation of the training rows, 1 where they do not vary
 */
@JsonTypeName("number")
public record NumberEncoding(String name, double mean, double std, boolean indicator)
        implements ColumnEncoding {

    @Override
    public int width() {
        return indicator ? 2 : 1;
    }

    /** A row of the data set: missing also where no training row was, which is the mean then. */
    public void put(float value, float[] into, int at) {
        if (!Float.isNaN(value)) {
            into[at] = standardize(value);
        } else if (indicator) {
            into[at + 1] = 1;
        }
    }

    @Override
    public @Nullable String encode(JsonNode value, float[] into, int at) {
        if (value.isNumber()) {
            float number = (float) value.asDouble(Double.NaN);
            return encode(number, into, at) == null ? null : notFinite(value.asString());
        }
        if (!value.isNull()) {
            return "expected a number, received " + ReceivedValue.describe(value);
        }
        if (!indicator) {
            return "expected a number, received null: no training row lacks " + name;
        }
        put(Float.NaN, into, at);
        return null;
    }

    @Override
    public @Nullable String encode(float value, float[] into, int at) {
        into[at] = standardize(value);
        return Float.isFinite(into[at]) ? null : notFinite(Float.toString(value));
    }

    private float standardize(float value) {
        return (float) ((value - mean) / std);
    }

    private static String notFinite(String received) {
        return "expected a finite number, received " + received;
    }
}
