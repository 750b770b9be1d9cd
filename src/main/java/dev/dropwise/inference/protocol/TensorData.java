package dev.dropwise.inference.protocol;

import dev.dropwise.inference.NumberList;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The data of a tensor in one row, however it was nested. Numbers alone are kept as such, which is
 * the fast way; with texts or nulls among them, all are JSON.
 *
 * @param numbers true is 1, false is 0; empty where {@code values} is not null
 * @param booleans whether there are true and false among the numbers
 * @param sizes of the lists as they were nested; one where they were not
 */
@JsonDeserialize(using = TensorDataReader.class)
@Schema(
        types = "array",
        description = "numbers, true and false, or texts; flat, or nested in the tensor's shape")
@SuppressWarnings("ArrayRecordComponent") // nobody compares data
record TensorData(
        @Schema(hidden = true) double[] numbers,
        @Schema(hidden = true) boolean booleans,
        @Schema(hidden = true) @Nullable List<JsonNode> values,
        @Schema(hidden = true) List<Integer> sizes) {

    int count() {
        return values == null ? numbers.length : values.size();
    }

    /** A number that is none, which binary data may hold, is a missing value. */
    JsonNode value(int index) {
        if (values != null) {
            return values.get(index);
        }
        return Double.isNaN(numbers[index])
                ? JsonNodeFactory.instance.nullNode()
                : NumberList.node(numbers[index]);
    }
}
