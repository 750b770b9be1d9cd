package dev.dropwise.keras;

import java.util.List;

/**
 * Weights that always start in one way here, whatever Keras says.
 *
 * @param how in words
 */
record FixedInitializer(List<String> keras, String how) implements PropertyMapping {

    static FixedInitializer starts(String how, String... keras) {
        return new FixedInitializer(List.of(keras), how);
    }

    @Override
    public void read(ImportContext layer) {
        keras.forEach(layer::take);
        layer.note(keras.get(0), "weights start " + how + " here, whatever Keras says");
    }

    /** Keras' own default has no counterpart either. */
    @Override
    public void write(ExportContext layer) {}
}
