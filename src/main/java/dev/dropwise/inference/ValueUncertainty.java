package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sure a network is of a value, in the target's own unit. The network's own doubt shows in its
 * samples and shrinks with more data; the noise of the data does not, and only the loss {@code
 * gaussianNegativeLogLikelihood} learns it. Kendall and Gal, 2017, https://arxiv.org/abs/1703.04977
 *
 * @param std of the samples; absent without
 * @param modelInterval in which 95 % of the samples lie: their 2.5 % and 97.5 % quantiles, linear
 *     between neighbours. It says how far the network's opinions spread; without the noise of the
 *     data it covers no stated share of true values. Absent without samples
 * @param aleatoric standard deviation of the noise of the data: the root of the learned variance,
 *     with samples of their mean; absent where none is learned
 * @param epistemic standard deviation of the learned means over the samples; absent without samples
 *     and where no variance is learned
 * @param interval of both together: the value and 1.96 times the root of the sum of both variances
 *     to either side, in which 95 % of true values lie where the network has learned them well;
 *     absent where no variance is learned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValueUncertainty(
        @Nullable Double std,
        @Nullable List<Double> modelInterval,
        @Nullable Double aleatoric,
        @Nullable Double epistemic,
        @Nullable List<Double> interval) {

    /** 95 % of a normal distribution are within so many standard deviations. */
    private static final double DEVIATIONS = 1.959963984540054;

    /** Null where nothing is known. */
    static @Nullable ValueUncertainty of(PredictionOutputs outputs, int row) {
        PredictionOutputs.Spread spread = outputs.spread();
        double[] noise = outputs.noise();
        if (spread == null && noise == null) {
            return null;
        }
        Double std = spread == null ? null : (Double) spread.std()[row];
        Double aleatoric = noise == null ? null : (Double) noise[row];
        return new ValueUncertainty(
                std,
                spread == null
                        ? null
                        : List.of(spread.interval()[2 * row], spread.interval()[2 * row + 1]),
                aleatoric,
                aleatoric == null ? null : std,
                aleatoric == null
                        ? null
                        : interval(outputs.values()[row], aleatoric, std == null ? 0 : std));
    }

    private static List<Double> interval(double value, double aleatoric, double epistemic) {
        double half = DEVIATIONS * Math.hypot(aleatoric, epistemic);
        return List.of(value - half, value + half);
    }
}
