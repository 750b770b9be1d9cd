package dev.dropwise.layer;

/** What a layer does to the numbers that pass it; the one question that every layer answers. */
public enum LayerRole {
    /** Weighs its inputs against each other with weights that it learns. */
    MIXING,
    /** Learns something for each number by itself, or adds something to it. */
    ELEMENTWISE,
    /** Computes a function that nothing is learned for. */
    FUNCTION,
    /** Gives the same numbers in the same order in another shape. */
    SHAPING,
    /** Is there to draw something while training; may learn how much, and nothing else. */
    NOISE
}
