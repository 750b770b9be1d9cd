package dev.dropwise.study.design;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes the layers of a job's network in place, those within other layers too. */
final class JobLayers {

    private static final String LAYERS = "layers";

    private JobLayers() {}

    static void removeIf(ObjectNode job, Predicate<ObjectNode> unwanted) {
        removeIf(job.path("model").get(LAYERS), unwanted);
    }

    private static void removeIf(@Nullable JsonNode layers, Predicate<ObjectNode> unwanted) {
        if (!(layers instanceof ArrayNode array)) {
            return;
        }
        for (Iterator<JsonNode> all = array.iterator(); all.hasNext(); ) {
            if (all.next() instanceof ObjectNode layer) {
                if (unwanted.test(layer)) {
                    all.remove();
                } else {
                    removeIf(layer.get(LAYERS), unwanted);
                }
            }
        }
    }

    /** From the input to the output, each before those within it. */
    static void forEach(ObjectNode job, Consumer<ObjectNode> change) {
        forEach(job.path("model").get(LAYERS), change);
    }

    private static void forEach(@Nullable JsonNode layers, Consumer<ObjectNode> change) {
        if (layers instanceof ArrayNode array) {
            for (JsonNode one : array) {
                if (one instanceof ObjectNode layer) {
                    change.accept(layer);
                    forEach(layer.get(LAYERS), change);
                }
            }
        }
    }
}
