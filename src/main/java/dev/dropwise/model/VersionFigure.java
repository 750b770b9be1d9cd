package dev.dropwise.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version and what it comes to by a metric.
 *
 * @param value null where it was not measured
 * @param interval of the value at 95 %; null where there is none
 */
public record VersionFigure(int version, @Nullable Double value, @Nullable List<Double> interval) {}
