package dev.dropwise.evaluation;

import dev.dropwise.evaluation.ProportionInterval.Proportion;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Intervals of what a confusion matrix tells of each class, exact ones, and of their means.
 *
 * @param level how often each is to contain the metric of all rows
 */
record ConfusionIntervals(ConfusionMatrix confusion, double level) {

    MetricEstimate precision(int k) {
        return MetricEstimate.exact(precisionOf(k), level);
    }

    MetricEstimate recall(int k) {
        return MetricEstimate.exact(recallOf(k), level);
    }

    /**
     * F1 follows from the share J of right rows among all that are of the class or were taken for
     * it, {@code 2J/(1 + J)}, which has an exact interval. 0 where there are none.
     */
    MetricEstimate f1(int k) {
        return confusion.occurs(k)
                ? MetricEstimate.of(confusion.f1(k), f1Interval(k))
                : MetricEstimate.of(confusion.f1(k), null);
    }

    private List<Double> f1Interval(int k) {
        return ProportionInterval.of(agreementOf(k), level).stream()
                .map(share -> 2 * share / (1 + share))
                .toList();
    }

    private Proportion precisionOf(int k) {
        return new Proportion(confusion.right(k), confusion.predicted(k));
    }

    private Proportion recallOf(int k) {
        return new Proportion(confusion.right(k), confusion.actual(k));
    }

    private Proportion agreementOf(int k) {
        return new Proportion(
                confusion.right(k),
                confusion.actual(k) + confusion.predicted(k) - confusion.right(k));
    }

    MetricEstimate balancedAccuracy() {
        return MetricEstimate.of(
                confusion.balancedAccuracy(), ofMean(this::recallOf, k -> confusion.actual(k) > 0));
    }

    MetricEstimate recall() {
        return MetricEstimate.of(
                confusion.macro(confusion::recall), ofMean(this::recallOf, confusion::occurs));
    }

    MetricEstimate precision() {
        return MetricEstimate.of(
                confusion.macro(confusion::precision),
                ofMean(this::precisionOf, confusion::occurs));
    }

    /** Every row is of one class and taken for one, so that the proportions share none. */
    private List<Double> ofMean(IntFunction<Proportion> proportion, IntPredicate which) {
        ClassMeanInterval mean = new ClassMeanInterval(0);
        for (int k = 0; k < confusion.classes(); k++) {
            Proportion own = proportion.apply(k);
            if (which.test(k) && own.of() == 0) {
                mean.addUnknown();
            } else if (which.test(k)) {
                mean.add((double) own.hits() / own.of(), ProportionInterval.of(own, level));
            }
        }
        return mean.interval();
    }

    /** A wrong row counts for two classes. */
    MetricEstimate f1() {
        int classes = confusion.classes();
        ClassMeanInterval mean = new ClassMeanInterval(classes * classes);
        for (int k = 0; k < classes; k++) {
            if (confusion.occurs(k)) {
                mean.add(confusion.f1(k), f1Interval(k), cells(k), f1Influences(k));
            }
        }
        return MetricEstimate.of(confusion.macro(confusion::f1), mean.interval());
    }

    /** Where the matrix has the rows of a class, then those of others that were taken for it. */
    private int[] cells(int k) {
        int classes = confusion.classes();
        return IntStream.concat(
                        IntStream.range(0, classes).map(taken -> k * classes + taken),
                        others(k).map(truth -> truth * classes + k))
                .toArray();
    }

    private IntStream others(int k) {
        return IntStream.range(0, confusion.classes()).filter(other -> other != k);
    }

    /** Of each of these cells: what its rows together add to the deviation of F1. */
    private double[] f1Influences(int k) {
        Proportion agreement = agreementOf(k);
        double share = (double) agreement.hits() / agreement.of();
        double slope = 2 / ((1 + share) * (1 + share)) / agreement.of();
        return DoubleStream.concat(
                        IntStream.range(0, confusion.classes())
                                .mapToDouble(
                                        taken ->
                                                ((taken == k ? 1 : 0) - share)
                                                        * Math.sqrt(confusion.count(k, taken))),
                        others(k)
                                .mapToDouble(
                                        truth -> -share * Math.sqrt(confusion.count(truth, k))))
                .map(influence -> slope * influence)
                .toArray();
    }
}
