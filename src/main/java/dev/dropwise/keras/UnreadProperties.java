package dev.dropwise.keras;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a Keras layer says beyond the properties of its mapping. */
final class UnreadProperties {

    /** What changes nothing here: names, batches, seeds, and how Keras computes. */
    private static final Set<String> SILENT =
            Set.of(
                    "name",
                    "batch_input_shape",
                    "batch_shape",
                    "input_shape",
                    "input_length",
                    "data_format",
                    "seed",
                    "sparse",
                    "ragged",
                    "optional",
                    "implementation",
                    "unroll",
                    "time_major",
                    "zero_output_for_mask",
                    "synchronized",
                    "fused",
                    "renorm",
                    "renorm_momentum",
                    "renorm_clipping",
                    "quantization_config",
                    "supports_masking",
                    "autocast");

    /** How Keras starts what we start the same way. */
    private static final Set<String> USUAL_STARTS = Set.of("Zeros", "zeros", "Ones", "ones");

    private static final int MOST = 30;

    private UnreadProperties() {}

    static void note(ImportContext layer) {
        layer.config().properties().stream()
                .filter(property -> !layer.isTaken(property.getKey()))
                .filter(property -> !SILENT.contains(property.getKey()))
                .filter(property -> !isUsual(property.getKey(), property.getValue()))
                .limit(MOST)
                .forEach(
                        property ->
                                layer.note(
                                        property.getKey(),
                                        message(property.getKey(), property.getValue())));
    }

    private static boolean isUsual(String name, JsonNode value) {
        return switch (name) {
            case "trainable" -> value.asBoolean(false);
            case "dtype" -> dtype(value).equals("float32");
            default ->
                    value.isNull()
                            || KerasObject.same(value, KerasObject.JSON.booleanNode(false))
                            || (name.endsWith("_initializer")
                                    && USUAL_STARTS.contains(KerasObject.className(value)));
        };
    }

    /** A name, or in Keras 3 a policy. */
    private static String dtype(JsonNode value) {
        return value.isObject()
                ? value.path("config").path("name").asString("")
                : value.asString("");
    }

    private static String message(String name, JsonNode value) {
        if (name.equals("dtype")) {
            return "%s does not carry over: numbers are float32 here".formatted(dtype(value));
        }
        return KerasRegularizers.inTraining(name, value)
                .map(
                        training ->
                                "%s does not carry over: a job's `\"training\": {\"regularization\": %s}` says it for all weights"
                                        .formatted(KerasObject.words(value), training))
                .orElseGet(() -> KerasObject.words(value) + " does not carry over");
    }
}
