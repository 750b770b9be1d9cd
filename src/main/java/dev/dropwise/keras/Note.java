package dev.dropwise.keras;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Something of a Keras model that did not carry over, or not as it was.
 *
 * @param pointer where, as a JSON pointer into the Keras document
 * @param message what became of it
 */
@Schema(description = "Something of a Keras model that did not carry over, or not as it was")
record Note(
        @Schema(
                        description = "Where, as a JSON pointer into the Keras document",
                        example = "/config/layers/2/config/activation")
                String pointer,
        @Schema(
                        description = "What became of it",
                        example =
                                "softmax is left out: the last layer gives raw scores here, and loss"
                                        + " and predictions apply it themselves")
                String message) {}
