package dev.dropwise.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good predicted numbers are, errors in the target's own unit.
 *
 * @param r2 share of the variance that is explained
 * @param logLikelihood mean logarithm of the predicted density at the truth, over Monte-Carlo
 *     passes where the network draws; absent where no density is predicted
 * @param logLikelihoodRows how many rows that was measured on
 * @param pinballLosses of the predicted quantiles; absent where none are
 */
@JsonTypeName("regression")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegressionMetrics(
        int rows,
        MetricEstimate rootMeanSquaredError,
        MetricEstimate meanAbsoluteError,
        MetricEstimate medianAbsoluteError,
        MetricEstimate r2,
        @Nullable MetricEstimate logLikelihood,
        @Nullable Integer logLikelihoodRows,
        @Nullable List<QuantileLoss> pinballLosses)
        implements Metrics {

    /**
     * What one predicted quantile costs.
     *
     * @param quantile 0 < quantile < 1
     */
    public record QuantileLoss(double quantile, MetricEstimate loss) {}

    static RegressionMetrics of(ValueScores scores, Resampling resampling) {
        List<Statistic> statistics =
                new ArrayList<>(
                        List.of(
                                ValueMetric.ROOT_MEAN_SQUARED_ERROR.statistic(scores),
                                ValueMetric.MEAN_ABSOLUTE_ERROR.statistic(scores),
                                ValueMetric.MEDIAN_ABSOLUTE_ERROR.statistic(scores),
                                ValueMetric.R2.statistic(scores)));
        int others = statistics.size();
        List<ValueScores.Quantile> quantiles = scores.quantiles();
        quantiles.forEach(one -> statistics.add(pinball(scores, one)));
        List<MetricEstimate> found =
                Bootstrap.estimates(scores.rows(), statistics, resampling).stream()
                        .map(all -> all.get(0))
                        .toList();
        double[] likelihoods = scores.logLikelihoods();
        return new RegressionMetrics(
                scores.rows(),
                found.get(0),
                found.get(1),
                found.get(2),
                found.get(3),
                likelihoods == null ? null : MetricEstimate.ofMean(likelihoods, resampling),
                likelihoods == null ? null : likelihoods.length,
                quantiles.isEmpty()
                        ? null
                        : IntStream.range(0, quantiles.size())
                                .mapToObj(
                                        i ->
                                                new QuantileLoss(
                                                        quantiles.get(i).quantile(),
                                                        found.get(others + i)))
                                .toList());
    }

    private static MeanStatistic pinball(ValueScores scores, ValueScores.Quantile one) {
        return new MeanStatistic(PinballLoss.of(scores.truth(), one.predicted(), one.quantile()));
    }
}
