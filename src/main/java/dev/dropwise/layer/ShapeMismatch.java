package dev.dropwise.layer;

/** A layer cannot take the shape that the layer before it gives. */
public class ShapeMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param expected the shape that would fit, in words
     * @param received the shape that came
     */
    public ShapeMismatch(String expected, Shape received) {
        super("expected an input of shape " + expected + ", received " + received);
    }

    /** Where more than one input is at odds. */
    ShapeMismatch(String message) {
        super(message);
    }
}
