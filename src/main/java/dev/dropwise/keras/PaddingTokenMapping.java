package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/** Token 0 of an embedding, which is always padding here. */
record PaddingTokenMapping() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        JsonNode masked = layer.take("mask_zero");
        if (!masked.asBoolean(false)) {
            layer.note("mask_zero", "token 0 is padding here: it has no vector and stays zeros");
        }
    }

    @Override
    public void write(ExportContext layer) {
        layer.put("mask_zero", KerasObject.JSON.booleanNode(true));
    }
}
