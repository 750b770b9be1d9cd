package dev.dropwise.keras;

import dev.dropwise.layer.Shape;
import tools.jackson.databind.JsonNode;

/** Which axis a normalization keeps apart: the channels', here always. */
record ChannelAxis() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        JsonNode axis = layer.take("axis");
        JsonNode only = axis.isArray() && axis.size() == 1 ? axis.get(0) : axis;
        if (!only.isMissingNode() && !isChannels(only, layer.place())) {
            layer.fault(
                    "axis",
                    "expected the axis of the channels, received " + KerasObject.words(axis));
        }
    }

    private static boolean isChannels(JsonNode axis, ImportContext.Place place) {
        Shape input = place.input();
        if (input == null || !axis.isInt()) {
            return axis.isInt();
        }
        int channels = place.layout().channelAxis(input.rank());
        return axis.asInt() == channels || axis.asInt() == channels - input.rank() - 1;
    }

    @Override
    public void write(ExportContext layer) {
        layer.put("axis", KerasObject.JSON.numberNode(-1));
    }
}
