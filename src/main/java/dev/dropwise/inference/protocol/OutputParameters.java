package dev.dropwise.inference.protocol;

import dev.dropwise.inference.protocol.InferRequest.RequestedOutput;
import dev.dropwise.problem.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads the parameters of one output that is asked for. */
record OutputParameters(RequestedOutput output) {

    private static final String BINARY = "binary_data";
    private static final String CLASSIFICATION = "classification";

    /** What clients of other servers send along. */
    private static final Set<String> IGNORED = Set.of("content_type", "headers");

    /**
     * Whether its data are to come after the JSON.
     *
     * @param all what the request says for outputs that say nothing
     */
    boolean isBinary(boolean all) {
        return sent().containsKey(BINARY) ? InferParameters.isTrue(sent(), BINARY) : all;
    }

    /** How many of the likeliest classes are to stand in the place of numbers; 0 for none. */
    int classes() {
        JsonNode count = sent().get(CLASSIFICATION);
        return count == null || count.isNull() ? 0 : count.intValue();
    }

    /** Adds what is wrong with them. */
    void check(String at, List<Fault> faults) {
        sent().forEach(
                        (name, value) -> {
                            String expected = expected(name, value);
                            if (expected != null) {
                                faults.add(
                                        new Fault(
                                                at
                                                        + "/parameters"
                                                        + JsonPointer.empty().appendProperty(name),
                                                expected));
                            }
                        });
    }

    private @Nullable String expected(String name, JsonNode value) {
        return switch (name) {
            case BINARY -> value.isBoolean() ? null : "expected true or false, received " + value;
            case CLASSIFICATION -> wrongClassification(value);
            default ->
                    IGNORED.contains(name)
                            ? null
                            : "unknown parameter; expected %s or %s"
                                    .formatted(BINARY, CLASSIFICATION);
        };
    }

    private @Nullable String wrongClassification(JsonNode value) {
        if (!value.isInt() || value.intValue() < 0) {
            return value.isNull() ? null : "expected a whole number from 0 on, received " + value;
        }
        return value.intValue() == 0 || output.name().equals(InferOutputs.PROBABILITIES)
                ? null
                : "expected it for the output %s, received it for \"%s\""
                        .formatted(InferOutputs.PROBABILITIES, output.name());
    }

    private Map<String, JsonNode> sent() {
        return output.parameters() == null ? Map.of() : output.parameters();
    }
}
