package dev.dropwise.study.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The mean of one metric over several trainings.
 *
 * @param mean of the finite values; null where there is none
 * @param standardError of the mean, with the corrected variance of Nadeau and Bengio; null for
 *     fewer than two values
 * @param count of finite values
 */
public record MeanEstimate(@Nullable Double mean, @Nullable Double standardError, int count) {

    /**
     * Leaves out what is not finite, as of a training that diverged.
     *
     * @param testToTrainRatio test rows for each training row, where every value has a split of its
     *     own out of the same rows; 0 where all have the same split
     */
    public static MeanEstimate of(double[] values, double testToTrainRatio) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new MeanEstimate(null, null, 0);
        }
        CorrectedMean mean = CorrectedMean.of(finite, testToTrainRatio);
        return new MeanEstimate(
                mean.mean(), finite.length == 1 ? null : mean.standardError(), finite.length);
    }
}
