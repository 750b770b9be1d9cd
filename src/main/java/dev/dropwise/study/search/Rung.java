package dev.dropwise.study.search;

/**
 * One step of successive halving.
 *
 * @param epochs that its trials are trained to, counted from their beginning
 * @param trials how many reach it
 */
public record Rung(int epochs, int trials) {}
