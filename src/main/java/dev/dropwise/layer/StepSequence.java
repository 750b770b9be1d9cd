package dev.dropwise.layer;

/** What the layers for {@code [steps, features]} share. */
final class StepSequence {

    /** What attention drops of its weights where the rate is left open. */
    static final double AUTO_RATE = 0.1;

    private StepSequence() {}

    /**
     * Of attention: queries, keys, values, what heads saw and what is made of it; and for every two
     * steps in every head the weight, with dropout its mask and what is left of it, too.
     */
    static MemoryFootprint attention(Shape input, int heads, boolean drops) {
        double features = input.elements();
        double pairs = (double) heads * input.size(0) * input.size(0);
        return new MemoryFootprint(
                5 * features + pairs * (drops ? 3 : 1), 4 * features + 3 * pairs, 0);
    }

    /**
     * Insists on {@code [steps, features]}.
     *
     * @throws ShapeMismatch else
     */
    static void require(Shape input) {
        if (input.rank() != 2) {
            throw new ShapeMismatch(expected(input), input);
        }
    }

    /** Columns in a row may well be steps; only the client knows how many. */
    private static String expected(Shape input) {
        return input.rank() == 1
                ? "[steps, features], as \"input\": {\"shape\": [steps, features]} makes it of columns"
                : "[steps, features]";
    }

    /**
     * Insists on {@code [steps, features]} whose features fall into equal heads.
     *
     * @throws ShapeMismatch else
     */
    static void require(Shape input, int heads) {
        require(input);
        if (input.size(1) % heads != 0) {
            throw new ShapeMismatch(
                    "[steps, features] with features that " + heads + " heads share evenly", input);
        }
    }
}
