package dev.dropwise.report;

import dev.dropwise.dataset.Examples;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.Resampling;
import dev.dropwise.inference.RowPredictions.Network;
import dev.dropwise.random.SplitMix64;
import java.util.List;
import java.util.Set;

/** Gives rows each other's values of some columns, and tells what that costs. */
final class ColumnShuffle {

    private static final double LEAST = Math.ulp(1.0);

    private final Network network;
    private final List<ScoredTarget> targets;
    private final TablePreprocessing table;
    private final Examples examples;
    private final Resampling resampling;
    private final int repeats;
    private final double[] losses;

    ColumnShuffle(MeasuredRun measured, TablePreprocessing table, int[] rows, int repeats) {
        this.network = measured.data().network();
        this.targets = measured.targets();
        this.table = table;
        this.examples = measured.data().dataset().examples(rows, table);
        this.resampling = measured.resampling();
        this.repeats = repeats;
        this.losses = losses(examples.features());
    }

    /** By how much the loss of a row rises, in the mean over the repeats. */
    MetricEstimate increase(Set<String> columns) {
        SplitMix64 random = new SplitMix64(resampling.seed());
        double[] increases = new double[losses.length];
        for (int repeat = 0; repeat < repeats; repeat++) {
            double[] shuffled = losses(shuffled(columns, random));
            for (int row = 0; row < increases.length; row++) {
                increases[row] += (shuffled[row] - losses[row]) / repeats;
            }
        }
        return MetricEstimate.ofMean(increases, resampling);
    }

    private float[] shuffled(Set<String> columns, SplitMix64 random) {
        int[] from = new int[examples.count()];
        for (int row = 0; row < from.length; row++) {
            from[row] = row;
        }
        random.shuffle(from);
        float[] features = examples.features().clone();
        int width = examples.width();
        int at = 0;
        for (ColumnEncoding column : table.columns()) {
            if (columns.contains(column.name())) {
                for (int row = 0; row < from.length; row++) {
                    System.arraycopy(
                            examples.features(),
                            from[row] * width + at,
                            features,
                            row * width + at,
                            column.width());
                }
            }
            at += column.width();
        }
        return features;
    }

    /** Of each row, the mean over its targets. */
    private double[] losses(float[] features) {
        double[] values = network.predict(features, examples.count()).values();
        double[] sums = new double[examples.count()];
        int count = targets.size();
        int at = 0;
        for (int i = 0; i < sums.length * count; i++) {
            int target = i % count;
            double truth = examples.targets()[i];
            sums[i / count] += loss(values, at, target, truth) / count;
            at += Math.max(1, targets.get(target).labels().size());
        }
        return sums;
    }

    private double loss(double[] values, int at, int target, double truth) {
        if (targets.get(target).isClass()) {
            return -Math.log(Math.max(values[at + (int) truth], LEAST));
        }
        double error =
                (values[at] - table.target().decode(target, truth)) / table.target().unit(target);
        return error * error;
    }
}
