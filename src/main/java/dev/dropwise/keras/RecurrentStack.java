package dev.dropwise.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A recurrent layer of several, which Keras writes as several. */
final class RecurrentStack {

    private static final Set<String> STACKABLE = Set.of("lstm", "gru");

    private RecurrentStack() {}

    /**
     * The layer as a list of layers of ours that do the same one after the other: all but the last
     * hand on every step, with {@code dropout} between them. The last keeps the name. Any other
     * layer stands for itself.
     */
    static List<ObjectNode> apart(ObjectNode layer) {
        int count = layer.path("layers").asInt(1);
        if (count == 1 || !STACKABLE.contains(layer.path("type").asString())) {
            return List.of(layer);
        }
        List<ObjectNode> parts = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            ObjectNode part = one(layer).put("returnSequences", true);
            part.remove("name");
            parts.add(part);
            if (layer.path("dropout").isObject() || layer.path("dropout").asDouble(0) > 0) {
                ObjectNode between = KerasObject.JSON.objectNode().put("type", "dropout");
                between.set("rate", layer.path("dropout"));
                parts.add(between);
            }
        }
        parts.add(one(layer));
        return parts;
    }

    private static ObjectNode one(ObjectNode layer) {
        ObjectNode part = layer.deepCopy();
        part.remove(List.of("layers", "dropout"));
        return part;
    }
}
