package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A number x becomes (x - mean) / std; a missing one becomes 0, the mean, and where training rows
 * had missing values a second input is 1 then, else 0. Of a column that does not vary nothing can
 * be learned: all its values become 0, the missing ones too.
 *
 * @param mean mean of the training rows; 0 where all of them are missing
 * @param std standard deviation of the training rows, 0 where they do not vary (1 in runs of
 *     earlier versions)
 * @param range of the training rows; null where all are missing, and in runs of earlier versions
 * @param origin in runs of earlier versions: numbers have the digits that a float32 holds of their
 *     distance from it; null else
 * @param float64 true where numbers have more digits than a float32; null where they are rounded to
 *     one first
 */
@JsonTypeName("number")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NumberEncoding(
        String name,
        double mean,
        double std,
        boolean indicator,
        @Nullable NumberRange range,
        @Nullable Double origin,
        @Nullable Boolean float64)
        implements ColumnEncoding {

    /** Of numbers that are rounded to a float32. */
    public NumberEncoding(
            String name, double mean, double std, boolean indicator, @Nullable NumberRange range) {
        this(name, mean, std, indicator, range, null, null);
    }

    @Override
    public int width() {
        return indicator ? 2 : 1;
    }

    /** Whether its values make any difference. */
    public boolean varies() {
        return std > 0;
    }

    /** Whether its numbers have more digits than a float32. */
    public boolean needsDoubles() {
        return float64 != null && float64;
    }

    @Override
    public boolean takesMissing() {
        return indicator || !varies();
    }

    /** A row of the data set: missing also where no training row was, which is the mean then. */
    public void put(double value, float[] into, int at) {
        if (!Double.isNaN(value)) {
            into[at] = standardize(value);
        } else if (indicator) {
            into[at + 1] = 1;
        }
    }

    @Override
    public @Nullable String encode(JsonNode value, float[] into, int at) {
        if (value.isNumber()) {
            double number = value.asDouble(Double.NaN);
            return encode(number, into, at) == null ? null : notFinite(value.asString());
        }
        if (!value.isNull()) {
            return "expected a number, received " + ReceivedValue.describe(value);
        }
        if (!takesMissing()) {
            return "expected a number, received null: no training row lacks " + name;
        }
        put(Double.NaN, into, at);
        return null;
    }

    @Override
    public @Nullable String encode(double value, float[] into, int at) {
        into[at] = standardize(kept(value));
        return Double.isFinite(value) && Float.isFinite(into[at])
                ? null
                : notFinite(Double.toString(value));
    }

    /** As the data set keeps it, so that a row and a request that says the same are the same. */
    private double kept(double value) {
        if (needsDoubles()) {
            float rounded = (float) value;
            return rounded + (double) (float) (value - rounded);
        }
        double from = origin == null ? 0 : origin;
        return from + (float) (value - from);
    }

    private float standardize(double value) {
        return varies() ? (float) ((value - mean) / std) : 0;
    }

    private static String notFinite(String received) {
        return "expected a finite number, received " + received;
    }

    @Override
    public @Nullable String unusual(JsonNode value) {
        return value.isNumber() ? unusual(kept(value.asDouble(Double.NaN))) : null;
    }

    @Override
    public @Nullable String unusual(double value) {
        if (varies()) {
            return range == null ? null : range.unusual(value);
        }
        String unusual =
                range == null
                        ? "expected null, as in all training rows, received a number"
                        : range.unusual(value);
        return unusual == null ? null : unusual + ", which makes no difference";
    }
}
