package dev.dropwise.inference.protocol;

import dev.dropwise.inference.protocol.InferRequest.RequestedOutput;
import dev.dropwise.inference.protocol.InferView.OutputTensor;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An answer whose outputs come after its JSON, those of them that were asked for so.
 *
 * @param view without the data of those outputs
 * @param tail their data
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
record BinaryAnswer(InferView view, byte[] tail) {

    /** An output says it for itself, or the request for all that do not. */
    static Predicate<String> isAskedFor(InferRequest request) {
        boolean all = InferParameters.isBinary(request.parameters());
        if (request.outputs() == null || request.outputs().isEmpty()) {
            return output -> all;
        }
        Set<String> binary = new HashSet<>();
        for (RequestedOutput output : request.outputs()) {
            if (new OutputParameters(output).isBinary(all)) {
                binary.add(output.name());
            }
        }
        return binary::contains;
    }

    static BinaryAnswer of(InferView view, Predicate<String> isBinary) {
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        List<OutputTensor> outputs = new ArrayList<>();
        for (OutputTensor output : view.outputs()) {
            if (isBinary.test(output.name())) {
                byte[] data = BinaryTensors.write(Objects.requireNonNull(output.data()));
                tail.writeBytes(data);
                outputs.add(output.withSize(data.length));
            } else {
                outputs.add(output);
            }
        }
        return new BinaryAnswer(view.withOutputs(outputs), tail.toByteArray());
    }
}
