package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/** A property of ours that the class of a Keras layer says: a ReLU's function. */
record Means(String ours, JsonNode value) implements Property {

    static Means means(String ours, String value) {
        return new Means(ours, KerasObject.JSON.stringNode(value));
    }

    @Override
    public void read(Reading layer) {
        layer.put(ours, value, "");
    }

    @Override
    public void write(Writing layer) {
        layer.take(ours);
    }
}
