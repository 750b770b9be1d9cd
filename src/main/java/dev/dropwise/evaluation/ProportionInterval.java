package dev.dropwise.evaluation;

import java.util.List;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * The exact interval of a proportion: covers it at least as often as stated, whatever it is.
 * Clopper and Pearson, 1934, https://doi.org/10.1093/biomet/26.4.404
 */
final class ProportionInterval {

    private ProportionInterval() {}

    /** So many of so many. */
    record Proportion(int hits, int of) {}

    static List<Double> of(Proportion proportion, double level) {
        Interval interval =
                BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(
                        proportion.of(), proportion.hits(), 1 - level);
        return List.of(interval.getLowerBound(), interval.getUpperBound());
    }
}
