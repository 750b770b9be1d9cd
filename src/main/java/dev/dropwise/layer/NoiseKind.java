package dev.dropwise.layer;

/** What a layer whose role is noise does to the numbers that pass it while training. */
public enum NoiseKind {
    /** It is no layer of noise. */
    NONE,
    /** Adds numbers of mean 0. */
    ADDITIVE,
    /** Drops or scales every number by itself. */
    ELEMENTS,
    /** Drops numbers that lie together, such as a channel or a square of pixels. */
    GROUPS,
    /** Drops numbers so that the mean and the variance of selu stay. */
    SELU,
    /** Drops every number by itself, the sooner the less it says. */
    BY_VALUE;

    /** Whether it takes something away. */
    public boolean drops() {
        return this != NONE && this != ADDITIVE;
    }
}
