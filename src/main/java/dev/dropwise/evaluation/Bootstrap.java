package dev.dropwise.evaluation;

import dev.dropwise.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Intervals by drawing rows anew, with replacement and as many as there are. Classes are drawn with
 * the others: how many rows each has is chance, too. A pure function of rows and seed.
 */
final class Bootstrap {

    /** Numbers that one statistic may look at: some tens of milliseconds. */
    private static final long BUDGET = 20_000_000;

    private static final int FEWEST = 100;

    /** So many resamples are there for each group of rows that is left out. */
    private static final int RESAMPLES_A_GROUP = 10;

    private final int rows;
    private final Resampling resampling;

    private Bootstrap(int rows, Resampling resampling) {
        this.rows = rows;
        this.resampling = resampling;
    }

    /** What the metrics of each statistic come to, in its order. */
    static List<List<MetricEstimate>> estimates(
            int rows, List<? extends Statistic> statistics, Resampling resampling) {
        return new Bootstrap(rows, resampling).estimates(statistics);
    }

    private List<List<MetricEstimate>> estimates(List<? extends Statistic> statistics) {
        int[] counts = new int[rows];
        Arrays.fill(counts, 1);
        List<double[]> values = statistics.stream().map(one -> one.of(counts)).toList();
        List<double[][]> without = statistics.stream().map(this::without).toList();
        List<double[][]> resampled = resampled(statistics, counts);
        return IntStream.range(0, statistics.size())
                .mapToObj(
                        i ->
                                estimates(
                                        statistics.get(i).chance(),
                                        values.get(i),
                                        resampled.get(i),
                                        without.get(i)))
                .toList();
    }

    /** Every group of rows left out once: rows that lie apart, as many in each group. */
    private double[][] without(Statistic statistic) {
        int groups = Math.min(rows, resamples(statistic) / RESAMPLES_A_GROUP);
        double[][] without = new double[groups][];
        int[] counts = new int[rows];
        for (int group = 0; group < groups; group++) {
            Arrays.fill(counts, 1);
            for (int row = group; row < rows; row += groups) {
                counts[row] = 0;
            }
            without[group] = statistic.of(counts);
        }
        return without;
    }

    private List<double[][]> resampled(List<? extends Statistic> statistics, int[] counts) {
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
        return resampled;
    }

    /** None where the rows are too few to differ, and where they are so many that few would do. */
    private int resamples(Statistic statistic) {
        long affordable = BUDGET / Math.max(1, statistic.cost());
        return rows < 2 || affordable < FEWEST / 5
                ? 0
                : (int) Math.min(resampling.resamples(), Math.max(FEWEST, affordable));
    }

    /** Two rows of each 64 random bits; the bias of an index is below rows / 2^32. */
    private void draw(SplitMix64 random, int[] counts) {
        Arrays.fill(counts, 0);
        for (int drawn = 0; drawn < rows; drawn += 2) {
            long bits = random.next();
            counts[index(bits >>> Integer.SIZE)]++;
            if (drawn + 1 < rows) {
                counts[index(bits & 0xFFFFFFFFL)]++;
            }
        }
    }

    private int index(long bits) {
        return (int) ((bits * rows) >>> Integer.SIZE);
    }

    private List<MetricEstimate> estimates(
            double[] chance, double[] values, double[][] resampled, double[][] without) {
        List<MetricEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double[] drawn = finite(resampled, i);
            boolean enough = 2 * drawn.length > resampled.length && Double.isFinite(values[i]);
            estimates.add(
                    MetricEstimate.of(
                            values[i],
                            enough
                                    ? interval(values[i], drawn, finite(without, i), chance, i)
                                    : null));
        }
        return estimates;
    }

    private static double[] finite(double[][] samples, int metric) {
        return Arrays.stream(samples)
                .mapToDouble(sample -> sample[metric])
                .filter(Double::isFinite)
                .toArray();
    }

    private List<Double> interval(
            double value, double[] drawn, double[] without, double[] chance, int metric) {
        Arrays.sort(drawn);
        BootstrapInterval interval =
                new BootstrapInterval(value, drawn, resampling.confidenceLevel());
        return chance.length > 0
                ? interval.ofErrors(chance[metric])
                : interval.accelerated(without);
    }
}
