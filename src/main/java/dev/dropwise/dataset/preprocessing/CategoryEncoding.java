package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.category.CanonicalCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A category becomes one input for each category of the training rows, 1 for its own and 0 for the
 * others; a missing one sets a last input where training rows had missing values. Rows of the data
 * set with a category that no training row has are all zeros; in a request that is a fault. A
 * request may write a category as JSON has it: {@code 1}, {@code 1.0} and {@code "1"} are one,
 * {@code true} and {@code "True"}, too.
 *
 * @param categories those of the training rows, in their order of first appearance
 */
@JsonTypeName("category")
public record CategoryEncoding(String name, List<String> categories, boolean indicator)
        implements ColumnEncoding {

    public CategoryEncoding {
        categories = List.copyOf(categories);
    }

    @Override
    public boolean takesMissing() {
        return indicator;
    }

    @Override
    public int width() {
        return categories.size() + (indicator ? 1 : 0);
    }

    /** Where the input that says "missing" is in this part, -1 where there is none. */
    public int missingPosition() {
        return indicator ? categories.size() : -1;
    }

    @Override
    public @Nullable String encode(JsonNode value, float[] into, int at) {
        boolean missing = value.isNull();
        if (missing ? !indicator : !value.isValueNode()) {
            return unknown(ReceivedValue.describe(value));
        }
        int position =
                missing ? missingPosition() : CanonicalCategory.index(categories, value.asString());
        if (position < 0) {
            return unknown(ReceivedValue.describe(value));
        }
        into[at + position] = 1;
        return null;
    }

    @Override
    public @Nullable String encode(double value, float[] into, int at) {
        int position = CanonicalCategory.index(categories, Double.toString(value));
        if (position < 0) {
            return unknown(Double.toString(value));
        }
        into[at + position] = 1;
        return null;
    }

    private String unknown(String received) {
        String known = String.join(", ", categories) + (indicator ? " or null" : "");
        return "expected one of " + known + ", received " + received;
    }
}
