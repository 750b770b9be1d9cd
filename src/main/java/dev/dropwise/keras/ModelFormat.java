package dev.dropwise.keras;

/** What a model spec can be exported as. */
enum ModelFormat {
    /** The JSON that {@code keras.models.model_from_json} takes. */
    KERAS
}
