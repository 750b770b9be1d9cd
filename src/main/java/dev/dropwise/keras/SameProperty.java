package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A property whose value is the same in both.
 *
 * @param otherwise what Keras takes where its document is silent and our own default is another;
 *     missing where they agree
 * @param required whether there has to be one
 */
record SameProperty(String keras, String ours, JsonNode otherwise, boolean required)
        implements PropertyMapping {

    static SameProperty same(String keras, String ours) {
        return new SameProperty(keras, ours, MissingNode.getInstance(), false);
    }

    static SameProperty required(String keras, String ours) {
        return new SameProperty(keras, ours, MissingNode.getInstance(), true);
    }

    static SameProperty otherwise(String keras, String ours, double value) {
        return new SameProperty(keras, ours, KerasObject.JSON.numberNode(value), false);
    }

    @Override
    public void read(ImportContext layer) {
        JsonNode value = layer.take(keras);
        if (value.isMissingNode() && required) {
            layer.fault(keras, "expected a value, received nothing");
        }
        layer.put(ours, value.isMissingNode() ? otherwise : value, keras);
    }

    @Override
    public void write(ExportContext layer) {
        JsonNode value = layer.take(ours);
        if (value.isMissingNode() && required) {
            layer.fault(
                    ours,
                    "expected a value, since Keras has no data set to take it from, received"
                            + " nothing");
        }
        layer.put(keras, value);
    }
}
