package dev.dropwise.keras;

import dev.dropwise.spec.ModelSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A Keras model as a model spec, fit to be saved or trained, and what did not carry over. */
record Imported(
        ModelSpec spec,
        @Schema(description = "What did not carry over, or not as it was") List<Note> notes) {}
