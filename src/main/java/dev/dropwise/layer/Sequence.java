package dev.dropwise.layer;

/** What the layers for {@code [steps, features]} share. */
final class Sequence {

    private Sequence() {}

    /**
     * Insists on {@code [steps, features]}.
     *
     * @throws ShapeMismatch else
     */
    static void require(Shape input) {
        if (input.rank() != 2) {
            throw new ShapeMismatch("[steps, features]", input);
        }
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
