package dev.dropwise.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keras' penalties and constraints on the weights of one layer, as {@code training} says them. */
final class KerasRegularizers {

    /** What Keras takes where only the name is given. */
    private static final double USUAL_PENALTY = 0.01;

    private static final Set<String> ON_WEIGHTS =
            Set.of("kernel", "depthwise", "recurrent", "embeddings");

    private static final String CONSTRAINTS = "keras.constraints";

    private KerasRegularizers() {}

    /** Empty where it has no name here: on biases, say, or on what a layer gives. */
    static Optional<ObjectNode> inTraining(String property, JsonNode value) {
        String on = property.substring(0, Math.max(0, property.indexOf('_')));
        return ON_WEIGHTS.contains(on) ? ours(value) : Optional.empty();
    }

    /** A penalty or a constraint as it is called here; empty where it has no name. */
    static Optional<ObjectNode> ours(JsonNode value) {
        JsonNode config = value.path("config");
        ObjectNode training = KerasObject.JSON.objectNode();
        switch (KerasObject.className(value).toLowerCase(Locale.ROOT).replace("_", "")) {
            case "l1" -> training.put("l1", config.path("l1").asDouble(USUAL_PENALTY));
            case "l2" -> training.put("l2", config.path("l2").asDouble(USUAL_PENALTY));
            case "l1l2" -> {
                addPenalty(training, "l1", config);
                addPenalty(training, "l2", config);
            }
            case "maxnorm" -> training.put("maxNorm", config.path("max_value").asDouble(2));
            case "unitnorm" -> training.put("unitNorm", true);
            case "nonneg" -> training.put("nonNegative", true);
            default -> {}
        }
        return training.isEmpty() ? Optional.empty() : Optional.of(training);
    }

    private static void addPenalty(ObjectNode training, String name, JsonNode config) {
        double penalty = config.path(name).asDouble(config.isObject() ? 0 : USUAL_PENALTY);
        if (penalty != 0) {
            training.put(name, penalty);
        }
    }

    static ObjectNode penalty(double l1, double l2) {
        ObjectNode config = KerasObject.JSON.objectNode().put("l1", l1).put("l2", l2);
        return KerasObject.of("keras.regularizers", "L1L2", config);
    }

    /** All that ours asks for; Keras has one to a layer. */
    static List<ObjectNode> constraints(JsonNode ours, JsonNode axis) {
        List<ObjectNode> all = new ArrayList<>();
        if (ours.path("maxNorm").isNumber()) {
            ObjectNode config = KerasObject.JSON.objectNode();
            config.set("max_value", ours.path("maxNorm"));
            config.set("axis", axis);
            all.add(KerasObject.of(CONSTRAINTS, "MaxNorm", config));
        }
        if (ours.path("unitNorm").asBoolean(false)) {
            ObjectNode config = KerasObject.JSON.objectNode();
            config.set("axis", axis);
            all.add(KerasObject.of(CONSTRAINTS, "UnitNorm", config));
        }
        if (ours.path("nonNegative").asBoolean(false)) {
            all.add(KerasObject.of(CONSTRAINTS, "NonNeg", KerasObject.JSON.objectNode()));
        }
        return all;
    }
}
