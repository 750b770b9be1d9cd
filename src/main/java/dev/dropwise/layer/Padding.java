package dev.dropwise.layer;

/** What a window does at the border. */
public enum Padding {
    /** Windows lie wholly inside: ⌊(size − dilation·(kernel − 1) − 1) / stride⌋ + 1 come out. */
    VALID,
    /**
     * The border is padded so that ⌈size / stride⌉ come out; an odd pixel goes to the end, as in
     * Keras.
     */
    SAME
}
