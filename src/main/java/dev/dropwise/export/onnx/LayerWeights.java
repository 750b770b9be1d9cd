package dev.dropwise.export.onnx;

import dev.dropwise.engine.archive.TensorValues;
import java.util.Map;

/**
 * The weights of one layer, and where they go.
 *
 * @param prefix of their names among all
 */
record LayerWeights(GraphBuilder graph, Map<String, TensorValues> all, String prefix) {

    boolean has(String name) {
        return all.containsKey(prefix + name);
    }

    TensorValues get(String name) {
        TensorValues values = all.get(prefix + name);
        if (values == null) {
            throw new IllegalArgumentException("no tensor " + prefix + name);
        }
        return values;
    }

    /** As it is. */
    String constant(String name) {
        return graph.floats(prefix + name, get(name));
    }

    LayerWeights within(String name) {
        return new LayerWeights(graph, all, prefix + name + ".");
    }
}
