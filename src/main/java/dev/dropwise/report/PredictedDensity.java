package dev.dropwise.report;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.evaluation.GaussianLogLikelihood;
import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.inference.RowPredictions.Network;
import dev.dropwise.inference.RowPredictions.Outputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The density that a network gives the truth: normal around each of its Monte-Carlo passes, around
 * the prediction where it draws nothing. The noise of the data is what the network has learned of
 * it, else the mean error of rows that it was not trained on.
 *
 * @param noise of each target, where the network has learned none
 */
record PredictedDensity(Network network, Dataset dataset, List<Double> noise, long seed) {

    private static final int PASSES = 50;

    /** Passes of rows times weights: some tenths of a second. */
    private static final long BUDGET = 2_000_000_000;

    private static final int MOST_ROWS = 1000;

    /** Numbers that are prepared at once: 16 MB. */
    private static final int NUMBERS = 1 << 22;

    /** Adds the likelihoods of some of the rows. */
    ScoredRows addTo(ScoredRows scored) {
        if (scored.values().isEmpty() || scored.rows().length == 0) {
            return scored;
        }
        int[] rows = RowSample.evenly(scored.rows(), rowsToDraw());
        float[] features = dataset.examples(rows, network.preprocessing()).features();
        Outputs passes = network.sample(features, rows.length, PASSES, seed);
        if (passes.values().length == 0) {
            passes = network.predict(features, rows.length);
        }
        List<ValueScores> values = new ArrayList<>();
        for (int target = 0; target < scored.values().size(); target++) {
            ValueScores known = scored.values().get(target);
            int[] places = RowSample.evenly(places(scored.rows().length), rows.length);
            double[] truth = Arrays.stream(places).mapToDouble(i -> known.truth()[i]).toArray();
            double[] likelihoods =
                    GaussianLogLikelihood.of(
                            truth,
                            ofTarget(passes.values(), target),
                            stds(passes.noise(), target, passes.values().length));
            values.add(
                    new ValueScores(
                            known.truth(), known.predicted(), likelihoods, known.quantiles()));
        }
        return new ScoredRows(scored.rows(), scored.targets(), List.of(), values);
    }

    private int rowsToDraw() {
        long parameters = Math.max(1, network.plan().architecture().parameters());
        long width =
                Arrays.stream(network.preprocessing().inputShape())
                        .asLongStream()
                        .reduce(1, Math::multiplyExact);
        long affordable = Math.min(BUDGET / PASSES / parameters, NUMBERS / width);
        return (int) Math.max(1, Math.min(MOST_ROWS, affordable));
    }

    private static int[] places(int rows) {
        int[] places = new int[rows];
        Arrays.setAll(places, i -> i);
        return places;
    }

    private double[] ofTarget(double[] all, int target) {
        double[] own = new double[all.length / noise.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = all[i * noise.size() + target];
        }
        return own;
    }

    private double[] stds(double @Nullable [] learned, int target, int all) {
        if (learned != null) {
            return ofTarget(learned, target);
        }
        double[] same = new double[all / noise.size()];
        Arrays.fill(same, noise.get(target));
        return same;
    }
}
