package dev.dropwise.inference.protocol;

import dev.dropwise.inference.SamplingOptions;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SeedGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads the parameters of a request of the Open Inference Protocol. */
final class InferParameters {

    private static final String SAMPLES = "samples";
    private static final String SEED = "seed";
    private static final String BINARY = "binary_data_output";

    private static final Set<String> KNOWN = Set.of(SAMPLES, SEED, BINARY);

    /** What clients of other servers send along; without them a slip would go unseen. */
    private static final Set<String> IGNORED =
            Set.of(
                    "content_type",
                    "headers",
                    "priority",
                    "sequence_end",
                    "sequence_id",
                    "sequence_start",
                    "timeout");

    private final Map<String, JsonNode> parameters;
    private final List<Fault> faults = new ArrayList<>();

    private InferParameters(Map<String, JsonNode> parameters) {
        this.parameters = parameters;
    }

    static SamplingOptions sampling(@Nullable Map<String, JsonNode> sent) {
        InferParameters parameters = new InferParameters(sent == null ? Map.of() : sent);
        parameters.findUnknown();
        Long samples = parameters.whole(SAMPLES, 1, Integer.MAX_VALUE);
        Long seed = parameters.whole(SEED, 0, SeedGenerator.LARGEST);
        Invalid.throwIfAny(parameters.faults);
        return new SamplingOptions(
                samples == null ? null : samples.intValue(), seed, pointer(SAMPLES));
    }

    /** Whether the data of an output that does not say so are to come after the JSON. */
    static boolean isBinary(@Nullable Map<String, JsonNode> sent) {
        return isTrue(sent, BINARY);
    }

    static boolean isTrue(@Nullable Map<String, JsonNode> sent, String name) {
        JsonNode value = sent == null ? null : sent.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    private void findUnknown() {
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name) && !IGNORED.contains(name)) {
                faults.add(new Fault(pointer(name), "unknown parameter; expected samples or seed"));
            }
        }
    }

    private @Nullable Long whole(String name, long least, long most) {
        JsonNode node = parameters.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.canConvertToLong() || node.asLong() < least || node.asLong() > most) {
            faults.add(
                    new Fault(
                            pointer(name),
                            "expected a whole number from %d to %d, received %s"
                                    .formatted(least, most, node)));
            return null;
        }
        return node.asLong();
    }

    private static String pointer(String name) {
        return "/parameters" + JsonPointer.empty().appendProperty(name);
    }
}
