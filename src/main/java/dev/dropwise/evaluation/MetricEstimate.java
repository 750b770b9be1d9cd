package dev.dropwise.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric, and how far chance in which rows were measured may have carried it.
 *
 * @param value null where it is not defined for these rows
 * @param interval from its lower to its upper end; null where there is no value, and where rows and
 *     classes are too many to resample
 */
@Schema(example = "{\"value\": 0.93, \"interval\": [0.91, 0.95]}")
public record MetricEstimate(@Nullable Double value, @Nullable List<Double> interval) {

    static final MetricEstimate NONE = new MetricEstimate(null, null);

    static MetricEstimate of(double value, @Nullable List<Double> interval) {
        return Double.isFinite(value) ? new MetricEstimate(value, interval) : NONE;
    }

    /** Of the mean of a number of each row. */
    public static MetricEstimate ofMean(double[] values, Resampling resampling) {
        return Bootstrap.estimates(values.length, List.of(new MeanStatistic(values)), resampling)
                .get(0)
                .get(0);
    }

    static MetricEstimate exact(ProportionInterval.Proportion proportion, double level) {
        return proportion.of() == 0
                ? NONE
                : new MetricEstimate(
                        (double) proportion.hits() / proportion.of(),
                        ProportionInterval.of(proportion, level));
    }
}
