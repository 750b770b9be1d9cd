package dev.dropwise.study.search;

/**
 * What a trial came to after the epochs of a rung.
 *
 * @param objective lower is better; NaN or infinite where the training failed or diverged, which is
 *     never promoted
 */
public record RungResult(int trial, int epochs, double objective) {}
