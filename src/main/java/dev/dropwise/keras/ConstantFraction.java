package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/** A rate, which is the fraction dropped in both, but never changes while Keras trains. */
record ConstantFraction(String keras, String ours) implements PropertyMapping {

    static ConstantFraction rate() {
        return new ConstantFraction("rate", "rate");
    }

    @Override
    public void read(ImportContext layer) {
        layer.put(ours, layer.take(keras), keras);
    }

    @Override
    public void write(ExportContext layer) {
        JsonNode rate = layer.take(ours);
        if (rate.isNumber()) {
            layer.put(keras, rate);
        } else {
            layer.fault(
                    ours,
                    "expected a number, since a rate stays as it is in Keras, received "
                            + KerasObject.words(rate));
        }
    }
}
