package dev.dropwise.study.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric over the folds of a cross-validation.
 *
 * @param standardError of the mean, which counts that the folds' training rows overlap; null for
 *     fewer than two
 * @param folds as they were measured, repeat by repeat; null where a fold has not ended
 */
public record FoldMetric(
        @Nullable Double mean, @Nullable Double standardError, List<@Nullable Double> folds) {}
