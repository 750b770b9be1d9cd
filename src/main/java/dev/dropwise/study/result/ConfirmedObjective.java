package dev.dropwise.study.result;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the best setting is worth on pairs of split and seed that the search has not seen.
 *
 * @param standardError of the mean, which counts that training rows overlap; null for fewer than
 *     two values
 * @param values of the trials that ended well
 * @param run of those the one with the median objective, of two the better; null before the first
 */
public record ConfirmedObjective(
        @Nullable Double mean,
        @Nullable Double standardError,
        List<Double> values,
        @Nullable UUID run) {}
