package dev.dropwise.inference.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of the Open Inference Protocol.
 *
 * @param modelName that of the path, where it is sent
 * @param modelVersion that of the path, where both are sent
 * @param id comes back with the answer
 * @param parameters {@code samples}, {@code seed} and {@code binary_data_output}; those of the
 *     protocol's other servers are left alone
 * @param outputs which to answer with; the usual ones where missing
 */
@Schema(
        example =
                """
                {"id": "1", "inputs": [{"name": "input", "shape": [1, 4], "datatype": "FP32",
                                        "data": [5.1, 3.5, 1.4, 0.2]}],
                 "parameters": {"samples": 50, "seed": 7}}""")
record InferRequest(
        @JsonProperty("model_name") @Nullable String modelName,
        @JsonProperty("model_version") @Nullable String modelVersion,
        @Nullable String id,
        @Nullable Map<String, JsonNode> parameters,
        @NotEmpty List<@NotNull InputTensor> inputs,
        @Nullable List<@NotNull RequestedOutput> outputs) {

    /**
     * A tensor that goes in.
     *
     * @param shape the first is the number of instances, which may be left out for one
     * @param parameters {@code binary_data_size}: how many bytes after the JSON are its data
     * @param data where they do not come after the JSON
     */
    record InputTensor(
            @NotNull String name,
            @NotEmpty List<@NotNull @Min(1) @Max(1 << 30) Integer> shape,
            @NotNull TensorDatatype datatype,
            @Nullable Map<String, JsonNode> parameters,
            @Nullable TensorData data) {}

    /**
     * An output that is asked for.
     *
     * @param parameters {@code binary_data}: whether its data are to come after the JSON; {@code
     *     classification}: how many of the likeliest classes are to stand in the place of {@code
     *     probabilities}, each as a text {@code probability:index:label}
     */
    record RequestedOutput(@NotNull String name, @Nullable Map<String, JsonNode> parameters) {}
}
