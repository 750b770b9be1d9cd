package dev.dropwise.keras;

import dev.dropwise.layer.Shape;
import tools.jackson.databind.JsonNode;

/** Filters that each see one channel: as many groups as channels. */
record DepthwiseConvolution() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        JsonNode multiplier = layer.take("depth_multiplier");
        Shape input = layer.place().input();
        if (input == null) {
            layer.fault(
                    "depth_multiplier",
                    "expected a model with an input shape, which says how many channels there"
                            + " are, received none");
            return;
        }
        int times = Math.max(1, Math.min(multiplier.asInt(1), 1 << 16));
        long filters = Math.min((long) input.channels() * times, 1 << 24);
        layer.put("filters", KerasObject.JSON.numberNode((int) filters), "depth_multiplier");
        layer.put("groups", KerasObject.JSON.numberNode(input.channels()), "depth_multiplier");
    }

    /** Written as the grouped convolution that it is. */
    @Override
    public void write(ExportContext layer) {
        throw new IllegalStateException("there is no depthwise layer to write");
    }
}
