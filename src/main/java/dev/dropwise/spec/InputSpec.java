package dev.dropwise.spec;

import dev.dropwise.layer.Shape;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What goes into a network.
 *
 * @param shape one example's shape; any shape with as many numbers as the data set's is accepted,
 *     so {@code [784]} takes 28×28 images
 */
public record InputSpec(@NotNull @Valid Shape shape) {}
