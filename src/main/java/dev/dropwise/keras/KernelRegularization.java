package dev.dropwise.keras;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What regularizes the weights of one layer: {@code kernel_regularizer} and {@code
 * kernel_constraint} there, {@code regularization} here.
 *
 * @param weights what Keras calls them
 * @param inputAxes how many axes of theirs, from the first, lead into one unit
 */
record KernelRegularization(String weights, int inputAxes) implements PropertyMapping {

    private static final String OURS = "regularization";

    /** Which have no name in Keras, or another meaning. */
    private static final List<String> NOT_IN_KERAS = List.of("weightDecay", "biases");

    @Override
    public void read(ImportContext layer) {
        ObjectNode held = KerasObject.JSON.objectNode();
        String last = weights + "_regularizer";
        for (String kind : List.of("_regularizer", "_constraint")) {
            JsonNode value = layer.config().path(weights + kind);
            Optional<ObjectNode> ours = KerasRegularizers.ours(value);
            if (ours.isPresent() && !layer.config().path("trainable").asBoolean(true)) {
                layer.take(weights + kind);
                layer.note(weights + kind, "nothing regularizes a layer that is frozen");
            } else if (ours.isPresent()) {
                held.setAll(ours.get());
                last = weights + kind;
                JsonNode taken = layer.take(last);
                noteAxis(layer, last, taken);
            }
        }
        if (!held.isEmpty()) {
            layer.put(OURS, held, last);
        }
    }

    /** Ours are taken over all that leads into a unit. */
    private void noteAxis(ImportContext layer, String property, JsonNode value) {
        JsonNode axis = value.path("config").path("axis");
        if (!axis.isMissingNode() && !KerasObject.same(axis, axes())) {
            layer.note(
                    property,
                    "axis %s is not there, norms are taken over %s".formatted(axis, axes()));
        }
    }

    private JsonNode axes() {
        if (inputAxes == 1) {
            return KerasObject.JSON.numberNode(0);
        }
        ArrayNode axes = KerasObject.JSON.arrayNode();
        for (int axis = 0; axis < inputAxes; axis++) {
            axes.add(axis);
        }
        return axes;
    }

    @Override
    public void write(ExportContext layer) {
        JsonNode held = layer.take(OURS);
        for (String name : NOT_IN_KERAS) {
            JsonNode value = held.path(name);
            if (value.asDouble(0) != 0 || value.asBoolean(false)) {
                layer.fault(
                        OURS + "/" + name,
                        "expected none, which Keras does not have, received " + value);
            }
        }
        JsonNode penalties = held.path("elasticNet").isObject() ? held.path("elasticNet") : held;
        double l1 = penalties.path("l1").asDouble(0);
        double l2 = penalties.path("l2").asDouble(0);
        if (l1 + l2 > 0) {
            layer.put(weights + "_regularizer", KerasRegularizers.penalty(l1, l2));
        }
        List<ObjectNode> constraints = KerasRegularizers.constraints(held, axes());
        if (constraints.size() > 1) {
            layer.fault(OURS, "expected one constraint, as Keras has, received " + held);
        } else if (!constraints.isEmpty()) {
            layer.put(weights + "_constraint", constraints.get(0));
        }
    }
}
