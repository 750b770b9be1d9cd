package dev.dropwise.engine;

import java.util.Locale;

/**
 * A method that a script may have and that programs then call, found by its name; {@code
 * torchscript/README.md} says what each takes and gives.
 */
enum ScriptHook {
    /** A layer's first weights, an optimizer's first state. */
    BUILD,
    /** What penalties, decay and constraints are for. */
    WEIGHTS,
    /** What else training adjusts. */
    BIASES,
    /** What a layer or an augmentation makes of its input; asks for the padding mask or not. */
    FORWARD,
    /** As forward in training, with what {@link #BACKWARD} needs of it on a tape. */
    RECORD,
    /** The gradients by what went in and by weights, of a layer, a loss or an activation. */
    BACKWARD,
    /** Which steps of an input are no padding. */
    MASK,
    /** Which steps of what a layer gives are no padding. */
    MASK_AFTER,
    /** The rate that a layer has learned. */
    LEARNED_RATE,
    /** What one example adds to the loss. */
    PENALTY,
    /** Changes the dropout mask so that the loss grows. */
    PERTURB,
    /** Goes back to masks that are drawn. */
    RELEASE,
    /** At the start and at the end of a call that trains. */
    SWAP,
    /** Before an optimizer's step. */
    BEFORE,
    /** After an optimizer's step. */
    AFTER;

    /** The parameter by which {@link #FORWARD} asks for the padding mask. */
    static final String MASK_PARAMETER = "mask";

    /** The attribute that {@link #PERTURB} is told the gradient of. */
    static final String PERTURBED = "drop_mask";

    /** The method's name in scripts. */
    String method() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A call of it, as scripts write it. */
    String of(String object, String... arguments) {
        return object + "." + method() + "(" + String.join(", ", arguments) + ")";
    }
}
