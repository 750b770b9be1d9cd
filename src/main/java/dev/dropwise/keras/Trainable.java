package dev.dropwise.keras;

/** Keras' {@code trainable} is the contrary of our {@code frozen}. */
record Trainable() implements Property {

    @Override
    public void read(Reading layer) {
        if (!layer.take("trainable").asBoolean(true)) {
            layer.put("frozen", KerasObject.JSON.booleanNode(true), "trainable");
        }
    }

    @Override
    public void write(Writing layer) {
        if (layer.take("frozen").asBoolean(false)) {
            layer.put("trainable", KerasObject.JSON.booleanNode(false));
        }
    }
}
