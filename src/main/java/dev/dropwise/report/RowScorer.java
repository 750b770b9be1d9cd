package dev.dropwise.report;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Examples;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.evaluation.ValueScores.Quantile;
import dev.dropwise.inference.RowPredictions.Network;
import dev.dropwise.inference.RowPredictions.Outputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Predicts rows of a data set, dropout off, and puts what comes out beside the truth. */
final class RowScorer {

    /** Numbers that are prepared at once: 4 MB. */
    private static final int NUMBERS = 1 << 20;

    private static final double LOWER = 0.05;
    private static final double UPPER = 0.95;

    /** So many standard deviations below and above its mean are 5 % of a normal distribution. */
    private static final double DEVIATIONS = 1.6448536269514722;

    private final Network network;
    private final Dataset dataset;
    private final List<ScoredTarget> targets;

    RowScorer(Network network, Dataset dataset) {
        this.network = network;
        this.dataset = dataset;
        this.targets =
                ScoredTarget.all(network, dataset.targets().stream().map(Target::name).toList());
    }

    List<ScoredTarget> targets() {
        return targets;
    }

    ScoredRows score(int[] rows) {
        Sheet sheet = new Sheet(rows.length);
        int width =
                Arrays.stream(network.preprocessing().inputShape()).reduce(1, Math::multiplyExact);
        int few = Math.max(1, NUMBERS / width);
        for (int from = 0; from < rows.length; from += few) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(from + few, rows.length));
            Examples examples = dataset.examples(some, network.preprocessing());
            sheet.put(from, some, examples, network.predict(dataset, some, examples.features()));
        }
        return sheet.scored(rows);
    }

    /** Scores as they come in, target by target. */
    private final class Sheet {

        private final boolean classes = targets.get(0).isClass();
        private final int[][] labels;
        private final double[][] truths;
        private final double[][] predicted;
        private double @Nullable [][] noise;

        /** In the order of the outputs: of each target and row. */
        private final List<double[][]> quantiles = new ArrayList<>();

        private Sheet(int rows) {
            int count = targets.size();
            labels = new int[count][classes ? rows : 0];
            truths = new double[count][classes ? 0 : rows];
            predicted =
                    targets.stream()
                            .map(target -> new double[rows * Math.max(1, target.labels().size())])
                            .toArray(double[][]::new);
        }

        private void put(int from, int[] rows, Examples examples, Outputs outputs) {
            int count = targets.size();
            int at = 0;
            for (int i = 0; i < rows.length; i++) {
                for (int target = 0; target < count; target++) {
                    double truth = examples.targets()[i * count + target];
                    int width = classes ? targets.get(target).labels().size() : 1;
                    for (int k = 0; k < width; k++) {
                        predicted[target][(from + i) * width + k] = outputs.values()[at++];
                    }
                    if (classes) {
                        labels[target][from + i] = (int) truth;
                    } else {
                        truths[target][from + i] =
                                network.preprocessing().target().decode(target, truth);
                    }
                }
            }
            putNoise(from, outputs.noise());
            putQuantiles(from, outputs.quantiles());
        }

        private void putNoise(int from, double @Nullable [] some) {
            if (some == null) {
                return;
            }
            int count = targets.size();
            double[][] all = noise == null ? new double[count][truths[0].length] : noise;
            for (int i = 0; i < some.length; i++) {
                all[i % count][from + i / count] = some[i];
            }
            noise = all;
        }

        private void putQuantiles(int from, double @Nullable [] some) {
            if (some == null) {
                return;
            }
            int count = targets.size();
            int width = network.plan().predictedQuantiles().size();
            while (quantiles.size() < width) {
                quantiles.add(new double[count][truths[0].length]);
            }
            for (int i = 0; i < some.length; i++) {
                int row = i / width;
                quantiles.get(i % width)[row % count][from + row / count] = some[i];
            }
        }

        private ScoredRows scored(int[] rows) {
            List<Integer> numbers = IntStream.range(0, targets.size()).boxed().toList();
            return new ScoredRows(
                    rows,
                    targets,
                    classes ? numbers.stream().map(this::ofClasses).toList() : List.of(),
                    classes ? List.of() : numbers.stream().map(this::ofValues).toList());
        }

        private ClassScores ofClasses(int target) {
            return new ClassScores(
                    targets.get(target).labels().size(), labels[target], predicted[target]);
        }

        private ValueScores ofValues(int target) {
            return new ValueScores(truths[target], predicted[target], null, quantiles(target));
        }

        private List<Quantile> quantiles(int target) {
            double[][] spread = noise;
            if (spread != null) {
                return List.of(
                        normal(target, LOWER, -DEVIATIONS), normal(target, UPPER, DEVIATIONS));
            }
            List<Double> levels = network.plan().predictedQuantiles();
            return IntStream.range(0, quantiles.size())
                    .mapToObj(i -> new Quantile(levels.get(i), quantiles.get(i)[target]))
                    .sorted(Comparator.comparingDouble(Quantile::quantile))
                    .toList();
        }

        private Quantile normal(int target, double quantile, double deviations) {
            double[] stds = Objects.requireNonNull(noise)[target];
            double[] values = new double[stds.length];
            Arrays.setAll(values, row -> predicted[target][row] + deviations * stds[row]);
            return new Quantile(quantile, values);
        }
    }
}
