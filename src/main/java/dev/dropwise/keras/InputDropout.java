package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/** What Keras' recurrent layers drop of their input: the same features at every step. */
record InputDropout() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        JsonNode rate = layer.take("dropout");
        if (rate.isNumber() && rate.doubleValue() > 0 && rate.doubleValue() < 1) {
            layer.before(
                    KerasObject.JSON
                            .objectNode()
                            .put("type", "spatialDropout1d")
                            .put("rate", rate.doubleValue()));
            layer.note(
                    "dropout",
                    "%s drops features of the input, a spatialDropout1d before the layer does so here"
                            .formatted(rate));
        } else if (!rate.isMissingNode()
                && !KerasObject.same(rate, KerasObject.JSON.numberNode(0))) {
            layer.fault(
                    "dropout", "expected 0 <= dropout < 1, received " + KerasObject.words(rate));
        }
    }

    /** Ours is dropped between layers, of which there is one by now ({@link RecurrentStack}). */
    @Override
    public void write(ExportContext layer) {
        layer.take("layers");
        layer.take("dropout");
    }
}
