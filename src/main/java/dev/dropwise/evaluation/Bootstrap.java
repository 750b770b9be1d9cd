package dev.dropwise.evaluation;

import dev.dropwise.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Intervals by drawing rows anew, with replacement and as many of each class as there are: the
 * percentiles of what metrics come to then. Efron and Tibshirani, 1993, An Introduction to the
 * Bootstrap, chapter 13. A pure function of rows and seed.
 */
final class Bootstrap {

    /** Numbers that one statistic may look at: some tens of milliseconds. */
    private static final long BUDGET = 20_000_000;

    private static final int FEWEST = 100;

    private final int[][] strata;
    private final int rows;
    private final Resampling resampling;

    /**
     * @param strata the rows of each class; all in one where there are none
     */
    private Bootstrap(int[][] strata, int rows, Resampling resampling) {
        this.strata = strata;
        this.rows = rows;
        this.resampling = resampling;
    }

    static Bootstrap of(int rows, Resampling resampling) {
        return new Bootstrap(
                new int[][] {IntStream.range(0, rows).toArray()}, rows, resampling);
    }

    static Bootstrap byClass(int[] truth, int classes, Resampling resampling) {
        int[][] strata =
                IntStream.range(0, classes)
                        .mapToObj(
                                k ->
                                        IntStream.range(0, truth.length)
                                                .filter(row -> truth[row] == k)
                                                .toArray())
                        .filter(stratum -> stratum.length > 0)
                        .toArray(int[][]::new);
        return new Bootstrap(strata, truth.length, resampling);
    }

    /** What the metrics of each statistic come to, in its order. */
    List<List<MetricEstimate>> estimates(List<? extends Statistic> statistics) {
        int[] counts = new int[rows];
        Arrays.fill(counts, 1);
        List<double[]> values = statistics.stream().map(one -> one.of(counts)).toList();
        List<double[][]> resampled = new ArrayList<>();
        statistics.forEach(one -> resampled.add(new double[resamples(one)][]));
        int most = resampled.stream().mapToInt(all -> all.length).max().orElse(0);
        SplitMix64 random = new SplitMix64(resampling.seed());
        for (int sample = 0; sample < most; sample++) {
            draw(random, counts);
            for (int i = 0; i < resampled.size(); i++) {
                if (sample < resampled.get(i).length) {
                    resampled.get(i)[sample] = statistics.get(i).of(counts);
                }
            }
        }
        return IntStream.range(0, statistics.size())
                .mapToObj(i -> estimates(statistics.get(i), values.get(i), resampled.get(i)))
                .toList();
    }

    /** None where the rows are too few to differ, and where they are so many that few would do. */
    private int resamples(Statistic statistic) {
        long affordable = BUDGET / Math.max(1, statistic.cost());
        return rows < 2 || affordable < FEWEST / 5
                ? 0
                : (int) Math.min(resampling.resamples(), Math.max(FEWEST, affordable));
    }

    private void draw(SplitMix64 random, int[] counts) {
        Arrays.fill(counts, 0);
        for (int[] stratum : strata) {
            for (int i = 0; i < stratum.length; i++) {
                counts[stratum[index(random, stratum.length)]]++;
            }
        }
    }

    /** The upper 32 bits times the bound: its bias is below bound / 2^32. */
    private static int index(SplitMix64 random, int bound) {
        return (int) (((random.next() >>> Integer.SIZE) * bound) >>> Integer.SIZE);
    }

    private List<MetricEstimate> estimates(
            Statistic statistic, double[] values, double[][] resampled) {
        List<MetricEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int at = i;
            double[] drawn =
                    Arrays.stream(resampled)
                            .mapToDouble(sample -> sample[at])
                            .filter(Double::isFinite)
                            .sorted()
                            .toArray();
            boolean enough = 2 * drawn.length > resampled.length;
            estimates.add(
                    MetricEstimate.of(
                            values[i],
                            enough ? interval(statistic.isBiased(), values[i], drawn) : null));
        }
        return estimates;
    }

    private @Nullable List<Double> interval(boolean biased, double value, double[] sorted) {
        double outside = (1 - resampling.confidenceLevel()) / 2;
        double low = quantile(sorted, outside);
        double high = quantile(sorted, 1 - outside);
        return biased
                ? List.of(Math.max(0, 2 * value - high), Math.max(0, 2 * value - low))
                : List.of(low, high);
    }

    /** Between the two neighbours in order, linearly, as NumPy does by default. */
    static double quantile(double[] sorted, double q) {
        double position = q * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
