package dev.dropwise.evaluation;

import dev.dropwise.evaluation.StudentizedStatistic.Studentized;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What resamples say of how far a metric may be off.
 *
 * @param resampled in ascending order, at least one
 * @param level how often the interval is to contain the metric of all rows
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares intervals
record BootstrapInterval(double value, double[] resampled, double level) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Bias-corrected and accelerated: percentiles that make up for a bias, and for a spread that
     * grows with the metric. Efron, 1987, https://doi.org/10.2307/2289144
     *
     * @param without what the metric comes to without each group of rows, the groups of one size
     */
    List<Double> accelerated(double[] without) {
        double bias = NORMAL.inverseCumulativeProbability(shareBelow());
        double acceleration = acceleration(without);
        return List.of(
                quantile(resampled, corrected((1 - level) / 2, bias, acceleration)),
                quantile(resampled, corrected((1 + level) / 2, bias, acceleration)));
    }

    /** Of the resamples that lie below the metric, equal ones half; never all or none. */
    private double shareBelow() {
        double below = 0;
        for (double one : resampled) {
            below += one < value ? 1 : one == value ? 0.5 : 0;
        }
        double least = 0.5 / resampled.length;
        return Math.min(Math.max(below / resampled.length, least), 1 - least);
    }

    private static double acceleration(double[] without) {
        double mean = Arrays.stream(without).average().orElse(0);
        double squares = 0;
        double cubes = 0;
        for (double one : without) {
            double distance = mean - one;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double corrected(double q, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(q);
        double room = 1 - acceleration * z;
        return room <= 0 ? q : NORMAL.cumulativeProbability(bias + z / room);
    }

    /**
     * Of errors that are never below 0, which drawing rows makes larger: the percentiles and what
     * they are when mirrored at the metric, whichever reaches further, and down by what chance may
     * have added. They cover more often than stated.
     *
     * @param chance what the metric comes to where there is no error
     */
    List<Double> ofErrors(double chance) {
        double low = quantile(resampled, (1 - level) / 2);
        double high = quantile(resampled, (1 + level) / 2);
        return List.of(
                Math.max(0, Math.min(low, 2 * value - high) - chance),
                Math.max(high, 2 * value - low));
    }

    /**
     * Bootstrap-t: as many standard errors to either side as resamples are off, or as they are off
     * whichever way, where that reaches further: large errors are seldom, and may all be missing.
     *
     * @param original of the rows themselves; what was resampled are distances to it
     */
    static List<Double> studentized(
            StudentizedStatistic statistic,
            Studentized original,
            double[] distances,
            double level) {
        double[] sizes = Arrays.stream(distances).map(Math::abs).sorted().toArray();
        double size = quantile(sizes, level);
        double below = Math.max(size, quantile(distances, (1 + level) / 2));
        double above = Math.max(size, -quantile(distances, (1 - level) / 2));
        return Stream.of(-below, above)
                .map(distance -> original.value() + distance * original.error())
                .map(statistic::metric)
                .sorted()
                .toList();
    }

    /** Between the two neighbours in order, linearly, as NumPy does by default. */
    private static double quantile(double[] sorted, double q) {
        double position = q * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
