package dev.dropwise.study.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether points are farther from a curve than their own spread explains: the F test for lack of
 * fit, Draper and Smith, Applied Regression Analysis, 1998, section 2.1.
 */
final class LackOfFit {

    private LackOfFit() {}

    /**
     * The test's p-value.
     *
     * @param x of each point
     * @param y of each point
     * @param squares of the distances of all points from the curve, summed
     * @param parameters of the curve that were fitted
     * @return 1 where it cannot be tested: no x has points that differ, or there are no more
     *     distinct x than parameters
     */
    static double of(double[] x, double[] y, double squares, int parameters) {
        Map<Double, double[]> groups =
                IntStream.range(0, x.length)
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        i -> x[i],
                                        Collectors.collectingAndThen(
                                                Collectors.toList(), at -> values(y, at))));
        double own = groups.values().stream().mapToDouble(LackOfFit::squares).sum();
        int ownFreedom = x.length - groups.size();
        int freedom = groups.size() - parameters;
        if (freedom < 1 || ownFreedom < 1 || own <= 0) {
            return 1;
        }
        double ratio = Math.max(0, squares - own) / freedom / (own / ownFreedom);
        return FDistribution.of(freedom, ownFreedom).survivalProbability(ratio);
    }

    private static double[] values(double[] y, Collection<Integer> at) {
        return at.stream().mapToDouble(i -> y[i]).toArray();
    }

    private static double squares(double[] group) {
        double mean = Arrays.stream(group).average().orElseThrow();
        return Arrays.stream(group).map(value -> (value - mean) * (value - mean)).sum();
    }
}
