package dev.dropwise.engine;

/**
 * The TorchScript that a plan compiles to: classes as text, and the object that runs. Its weights
 * are still empty.
 *
 * @param source the classes, in the part of Python that TorchScript understands
 */
public record Program(String source, ScriptObject root) {}
