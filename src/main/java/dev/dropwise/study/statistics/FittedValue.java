package dev.dropwise.study.statistics;

import java.util.List;

/**
 * A number that a fit comes to.
 *
 * @param standardError by the delta method
 * @param interval from and to, by Student's t
 */
public record FittedValue(double value, double standardError, List<Double> interval) {}
