package dev.dropwise.inference.protocol;

import dev.dropwise.inference.protocol.InferRequest.InputTensor;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request of the Open Inference Protocol with the data of all its tensors. */
record InferMessage(InferRequest request, List<Tensor> tensors) {

    private static final String SIZE = "binary_data_size";

    /**
     * Divides the bytes after the JSON among the tensors that say how many of them are theirs.
     *
     * @throws Invalid with all faults
     */
    static InferMessage of(InferRequest request, ByteBuffer tail) {
        List<Fault> faults = new ArrayList<>();
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < request.inputs().size() && faults.size() < Invalid.MOST; i++) {
            InputTensor input = request.inputs().get(i);
            String at = "/inputs/" + i;
            try {
                TensorData data = data(input, tail);
                tensors.add(new Tensor(input.name(), input.shape(), input.datatype(), data));
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(at + "/data", String.valueOf(e.getMessage())));
            }
        }
        if (faults.isEmpty() && tail.hasRemaining()) {
            faults.add(
                    new Fault(
                            "/inputs",
                            "expected tensors with parameters.%s for all bytes after the JSON, received %d bytes more"
                                    .formatted(SIZE, tail.remaining())));
        }
        Invalid.throwIfAny(faults);
        return new InferMessage(request, tensors);
    }

    private static TensorData data(InputTensor input, ByteBuffer tail) {
        JsonNode size = size(input.parameters());
        if (size == null) {
            if (input.data() == null) {
                throw new IllegalArgumentException(
                        "expected a list, or parameters.%s, received nothing".formatted(SIZE));
            }
            return input.data();
        }
        if (input.data() != null) {
            throw new IllegalArgumentException(
                    "expected a list or parameters.%s, received both".formatted(SIZE));
        }
        if (!size.canConvertToInt() || size.asInt() < 0 || size.asInt() > tail.remaining()) {
            throw new IllegalArgumentException(
                    "expected %d bytes after the JSON for parameters.%s %s, received %d"
                            .formatted(size.asInt(0), SIZE, size, tail.remaining()));
        }
        ByteBuffer bytes = tail.slice(tail.position(), size.asInt());
        tail.position(tail.position() + size.asInt());
        return BinaryTensors.read(input.datatype(), bytes, elements(input.shape()));
    }

    private static int elements(List<Integer> shape) {
        long elements = 1;
        for (int size : shape) {
            elements = Math.min(elements * size, Integer.MAX_VALUE);
        }
        return (int) elements;
    }

    private static @Nullable JsonNode size(@Nullable Map<String, JsonNode> parameters) {
        return parameters == null ? null : parameters.get(SIZE);
    }
}
