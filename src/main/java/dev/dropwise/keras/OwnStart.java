package dev.dropwise.keras;

import java.util.List;

/**
 * Weights that always start in one way here, whatever Keras says.
 *
 * @param how in words
 */
record OwnStart(List<String> keras, String how) implements Property {

    static OwnStart starts(String how, String... keras) {
        return new OwnStart(List.of(keras), how);
    }

    @Override
    public void read(Reading layer) {
        keras.forEach(layer::take);
        layer.note(keras.get(0), "weights start " + how + " here, whatever Keras says");
    }

    /** Keras' own default has no twin either. */
    @Override
    public void write(Writing layer) {}
}
