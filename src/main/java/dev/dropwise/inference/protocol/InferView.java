package dev.dropwise.inference.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dropwise.inference.PredictionOutputs;
import dev.dropwise.inference.ServedCheckpoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the Open Inference Protocol.
 *
 * @param id that the request had
 * @param parameters the seed of the samples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InferView(
        @JsonProperty("model_name") @Nullable String modelName,
        @JsonProperty("model_version") String modelVersion,
        @Nullable String id,
        @Nullable Map<String, Long> parameters,
        List<OutputTensor> outputs) {

    /**
     * A tensor that comes out.
     *
     * @param parameters {@code binary_data_size}: how many bytes after the JSON are its data
     * @param data flat: numbers, or texts; missing where they come after the JSON
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutputTensor(
            String name,
            List<Integer> shape,
            TensorDatatype datatype,
            @Nullable Map<String, Integer> parameters,
            @Schema(types = "array") @Nullable Object data) {

        static OutputTensor of(String name, List<Integer> shape, double[] data) {
            return of(name, shape, data, TensorDatatype.FP32);
        }

        /**
         * Numbers.
         *
         * @param datatype FP32 or FP64
         */
        static OutputTensor of(
                String name, List<Integer> shape, double[] data, TensorDatatype datatype) {
            return new OutputTensor(
                    name,
                    shape,
                    datatype,
                    null,
                    datatype == TensorDatatype.FP64 ? data : narrowed(data));
        }

        private static float[] narrowed(double[] data) {
            float[] narrow = new float[data.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) data[i];
            }
            return narrow;
        }

        static OutputTensor of(String name, List<Integer> shape, List<String> texts) {
            return new OutputTensor(name, shape, TensorDatatype.BYTES, null, texts);
        }

        /** The same with its data after the JSON. */
        OutputTensor withSize(int bytes) {
            return new OutputTensor(name, shape, datatype, Map.of("binary_data_size", bytes), null);
        }
    }

    static InferView of(ServedCheckpoint served, PredictionOutputs outputs, InferRequest request) {
        Long seed = outputs.seed();
        return new InferView(
                served.model(),
                String.valueOf(served.version()),
                request.id(),
                seed == null ? null : Map.of("seed", seed),
                InferOutputs.of(served, outputs, request.outputs()));
    }

    InferView withOutputs(List<OutputTensor> others) {
        return new InferView(modelName, modelVersion, id, parameters, others);
    }
}
