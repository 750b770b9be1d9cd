package dev.dropwise.keras;

/** Keras' {@code trainable} is the contrary of our {@code frozen}. */
record TrainableMapping() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        if (!layer.take("trainable").asBoolean(true)) {
            layer.put("frozen", KerasObject.JSON.booleanNode(true), "trainable");
        }
    }

    @Override
    public void write(ExportContext layer) {
        if (layer.take("frozen").asBoolean(false)) {
            layer.put("trainable", KerasObject.JSON.booleanNode(false));
        }
    }
}
