package dev.dropwise.model;

/**
 * Another version may answer for a model from now on: it has a new one, an alias moved, or it is
 * gone. Published within the transaction that changes it.
 */
public record ModelChanged(String model) {}
