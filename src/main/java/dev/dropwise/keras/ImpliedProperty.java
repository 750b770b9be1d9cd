package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/** A property of ours that the class of a Keras layer says: a ReLU's function. */
record ImpliedProperty(String ours, JsonNode value) implements PropertyMapping {

    static ImpliedProperty means(String ours, String value) {
        return new ImpliedProperty(ours, KerasObject.JSON.stringNode(value));
    }

    @Override
    public void read(ImportContext layer) {
        layer.put(ours, value, "");
    }

    @Override
    public void write(ExportContext layer) {
        layer.take(ours);
    }
}
