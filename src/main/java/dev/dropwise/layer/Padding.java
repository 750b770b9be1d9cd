package dev.dropwise.layer;

/**
 * What a window does at the border.
 *
 * <p>Of the windows over a sequence with padded steps those are real that the sequence has without
 * them: with {@link #VALID} those that see as many real steps as any, with {@link #SAME} one for
 * every {@code stride} steps of which one is real.
 */
public enum Padding {
    /** Windows lie wholly inside: ⌊(size − dilation·(kernel − 1) − 1) / stride⌋ + 1 come out. */
    VALID,
    /**
     * The border is padded so that ⌈size / stride⌉ come out; an odd pixel goes to the end, as in
     * Keras.
     */
    SAME
}
