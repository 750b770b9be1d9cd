package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/**
 * Where a layer has its channels: all layers of a model where the model has them, and sequences
 * always last.
 */
record DataFormat(boolean image) implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        JsonNode format = layer.take("data_format");
        ChannelLayout layout = image ? layer.place().layout() : ChannelLayout.CHANNELS_LAST;
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
    public void write(ExportContext layer) {
        layer.put("data_format", KerasObject.JSON.stringNode(ChannelLayout.CHANNELS_LAST.keras()));
    }
}
