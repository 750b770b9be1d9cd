package dev.dropwise.evaluation;

import dev.dropwise.evaluation.StudentizedStatistic.Studentized;
import dev.dropwise.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
        List<Original> originals = statistics.stream().map(this::original).toList();
        List<double[][]> resampled = resampled(originals);
        return IntStream.range(0, originals.size())
                .mapToObj(i -> estimates(originals.get(i), resampled.get(i)))
                .toList();
    }

    /**
     * What rows that count once come to.
     *
     * @param studentized null where the statistic knows no standard errors
     * @param without each group of rows; empty where it does
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares originals
    private record Original(
            Statistic statistic,
            double[] values,
            @Nullable Studentized studentized,
            double[][] without) {

        /** What is looked at in a resample: the metrics, or how many standard errors one is off. */
        double[] in(int[] counts) {
            return studentized != null && statistic instanceof StudentizedStatistic known
                    ? new double[] {known.studentized(counts).distanceFrom(studentized)}
                    : statistic.of(counts);
        }
    }

    private Original original(Statistic statistic) {
        double[] values = statistic.of(once());
        return statistic instanceof StudentizedStatistic known
                ? new Original(statistic, values, known.studentized(once()), new double[0][])
                : new Original(statistic, values, null, without(statistic));
    }

    private int[] once() {
        int[] counts = new int[rows];
        Arrays.fill(counts, 1);
        return counts;
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

    private List<double[][]> resampled(List<Original> originals) {
        List<double[][]> resampled = new ArrayList<>();
        originals.forEach(one -> resampled.add(new double[resamples(one.statistic)][]));
        int most = resampled.stream().mapToInt(all -> all.length).max().orElse(0);
        SplitMix64 random = new SplitMix64(resampling.seed());
        int[] counts = new int[rows];
        for (int sample = 0; sample < most; sample++) {
            draw(random, counts);
            for (int i = 0; i < resampled.size(); i++) {
                if (sample < resampled.get(i).length) {
                    resampled.get(i)[sample] = originals.get(i).in(counts);
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

    private List<MetricEstimate> estimates(Original original, double[][] resampled) {
        List<MetricEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < original.values.length; i++) {
            double value = original.values[i];
            double[] drawn = finite(resampled, i);
            Arrays.sort(drawn);
            boolean enough = 2 * drawn.length > resampled.length && Double.isFinite(value);
            estimates.add(MetricEstimate.of(value, enough ? interval(original, i, drawn) : null));
        }
        return estimates;
    }

    private static double[] finite(double[][] samples, int metric) {
        return Arrays.stream(samples)
                .mapToDouble(sample -> sample[metric])
                .filter(Double::isFinite)
                .toArray();
    }

    private List<Double> interval(Original original, int metric, double[] drawn) {
        double level = resampling.confidenceLevel();
        if (original.studentized != null
                && original.statistic instanceof StudentizedStatistic known) {
            return BootstrapInterval.studentized(known, original.studentized, drawn, level);
        }
        BootstrapInterval interval = new BootstrapInterval(original.values[metric], drawn, level);
        double[] chance = original.statistic.chance();
        return chance.length > 0
                ? interval.ofErrors(chance[metric])
                : interval.accelerated(finite(original.without, metric));
    }
}
