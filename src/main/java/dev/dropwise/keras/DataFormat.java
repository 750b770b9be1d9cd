package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/**
 * Where a layer has its channels: all layers of a model where the model has them, and sequences
 * always last.
 */
record DataFormat(boolean image) implements Property {

    @Override
    public void read(Reading layer) {
        JsonNode format = layer.take("data_format");
        Layout layout = image ? layer.place().layout() : Layout.CHANNELS_LAST;
        if (!format.isMissingNode() && !format.asString("").equals(layout.keras())) {
            layer.fault(
                    "data_format",
                    "expected \"%s\"%s, received %s"
                            .formatted(
                                    layout.keras(),
                                    image ? " as in the model's other layers" : "",
                                    KerasObject.words(format)));
        }
    }

    @Override
    public void write(Writing layer) {
        layer.put("data_format", KerasObject.JSON.stringNode(Layout.CHANNELS_LAST.keras()));
    }
}
