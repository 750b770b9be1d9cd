package dev.dropwise.evaluation;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals of the mean areas under the curves of classes.
 *
 * @param classes each against the others
 * @param level how often an interval is to contain the mean of all rows
 */
record AreaIntervals(List<AreaInfluences> classes, double level) {

    /** Of the classes that have rows, as have the others. */
    MetricEstimate roc() {
        return mean(one -> one.areas().rocAuc(), AreaInfluences::roc, new AreaInterval(level)::roc);
    }

    /** Of the classes that have rows. */
    MetricEstimate precisionRecall() {
        return mean(
                one -> one.areas().prAuc(),
                AreaInfluences::precisionRecall,
                new AreaInterval(level)::precisionRecall);
    }

    private MetricEstimate mean(
            ToDoubleFunction<AreaInfluences> area,
            Function<AreaInfluences, double[]> influences,
            Function<AreaInfluences, List<Double>> interval) {
        List<AreaInfluences> defined =
                classes.stream().filter(one -> Double.isFinite(area.applyAsDouble(one))).toList();
        if (defined.isEmpty()) {
            return MetricEstimate.NONE;
        }
        int[] rows = IntStream.range(0, defined.get(0).positive().length).toArray();
        ClassMeanInterval mean = new ClassMeanInterval(rows.length);
        for (AreaInfluences one : defined) {
            mean.add(area.applyAsDouble(one), interval.apply(one), rows, influences.apply(one));
        }
        return MetricEstimate.of(
                defined.stream().mapToDouble(area).average().orElse(Double.NaN), mean.interval());
    }
}
