package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/**
 * An LSTM has two biases for each number here, as in PyTorch, which are added up; Keras' has one.
 */
record DoubledBiases() implements PropertyMapping {

    private static final int GATES = 4;

    @Override
    public void read(ImportContext layer) {
        JsonNode units = layer.config().path("units");
        if (units.isInt() && layer.config().path("use_bias").asBoolean(true)) {
            layer.note(
                    "use_bias",
                    "there are two biases here, as in PyTorch, whose sum is Keras' one: %d more parameters%s"
                            .formatted((long) GATES * units.asInt(), " in each direction"));
        }
    }

    @Override
    public void write(ExportContext layer) {}
}
