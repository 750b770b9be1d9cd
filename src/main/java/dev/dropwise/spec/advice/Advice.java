package dev.dropwise.spec.advice;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A choice in a spec that is allowed and seldom meant.
 *
 * @param rule which rule found it
 * @param pointer where, as a JSON pointer into the request; as rules give it, into the model spec,
 *     or from {@code /training} on into the training spec
 * @param message what to do, and why
 * @param reference the paper that says so
 */
@Schema(description = "A choice that is allowed and seldom meant")
public record Advice(
        @Schema(example = "dropoutOnOutput") String rule,
        @Schema(description = "Where, as a JSON pointer into the request", example = "/layers/4")
                String pointer,
        @Schema(
                        description = "What to do, and why",
                        example =
                                "Remove this dropout: no weights follow it, so it drops the scores"
                                        + " themselves")
                String message,
        @Schema(example = "https://jmlr.org/papers/v15/srivastava14a.html") String reference) {

    /** The same advice seen from a document that holds the model spec at {@code prefix}. */
    public Advice under(String prefix) {
        return new Advice(rule, prefix + pointer, message, reference);
    }
}
