package dev.dropwise.study.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Stops a trial that is clearly worse than the best one on the pairs of split and seed that it has
 * been trained on so far. The rule: a trial's mean difference to the best complete trial, pair by
 * pair, is tested one-sided by Student's t. The spread of differences is that of the better half of
 * the complete trials, as what trials and pairs leave unexplained in a two-way analysis of
 * variance; one pair is enough for a test then. The level is shared among the looks (Bonferroni),
 * one after each pair but the last. Nothing stops before two trials are complete. In the manner of
 * Maron and Moore, 1994, https://papers.nips.cc/paper/841-hoeffding-races, and Birattari et al.,
 * 2002, F-Race.
 *
 * @param repeats pairs that a complete trial has
 * @param level of the test, 0.02; the best of several trials was lucky, too, so that one as good is
 *     stopped somewhat more often, in less than 5 % of cases
 */
public record Racing(int repeats, double level) {

    private static final double USUAL_LEVEL = 0.02;

    public Racing {
        if (repeats < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "expected repeats >= 1 and 0 < level < 1, received %d and %s"
                            .formatted(repeats, level));
        }
    }

    public static Racing of(int repeats) {
        return new Racing(repeats, USUAL_LEVEL);
    }

    /**
     * Whether a trial may stop before its last pair; one with a value that is not finite may.
     *
     * @param trial its objectives by pair so far, lower is better
     * @param complete objectives of complete trials, by the same pairs in the same order
     */
    public boolean isClearlyWorse(double[] trial, List<double[]> complete) {
        if (trial.length == 0 || trial.length >= repeats) {
            return false;
        }
        if (!Arrays.stream(trial).allMatch(Double::isFinite)) {
            return true;
        }
        double[][] ranked =
                complete.stream()
                        .filter(one -> one.length == repeats)
                        .filter(one -> Arrays.stream(one).allMatch(Double::isFinite))
                        .sorted(Comparator.comparingDouble(Racing::mean))
                        .toArray(double[][]::new);
        if (ranked.length < 2) {
            return false;
        }
        double[][] better = Arrays.copyOf(ranked, Math.max(2, (ranked.length + 1) / 2));
        double difference = mean(trial) - mean(Arrays.copyOf(ranked[0], trial.length));
        double error = Math.sqrt(2 * residualVariance(better) / trial.length);
        int freedom = (better.length - 1) * (repeats - 1);
        double bound = TDistribution.of(freedom).inverseSurvivalProbability(level / (repeats - 1));
        return difference > bound * error;
    }

    /** What is left of the variance of values without the means of trials and of pairs. */
    private double residualVariance(double[][] trials) {
        double total = Arrays.stream(trials).mapToDouble(Racing::mean).sum() / trials.length;
        double squares = 0;
        for (int pair = 0; pair < repeats; pair++) {
            int column = pair;
            double ofPair =
                    Arrays.stream(trials).mapToDouble(one -> one[column]).sum() / trials.length;
            for (double[] trial : trials) {
                double residual = trial[pair] - mean(trial) - ofPair + total;
                squares += residual * residual;
            }
        }
        return squares / ((trials.length - 1) * (repeats - 1));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
