package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Tree-structured Parzen estimator: the density l of the best tenth of all settings, at most 25,
 * and the density g of the others, over all knobs together; of 24 candidates that l draws, the one
 * with the largest l/g is tried. The first ten trials are random. Kernels and numbers are Optuna's
 * defaults. Bergstra et al., 2011,
 * https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization; Falkner et al.,
 * 2018, https://proceedings.mlr.press/v80/falkner18a.html
 */
public final class TpeSampler implements Sampler {

    private static final int RANDOM_TRIALS = 10;
    private static final int CANDIDATES = 24;
    private static final double BEST_SHARE = 0.1;
    private static final int MOST_BEST = 25;

    private final Sampler random = new RandomSampler();

    @Override
    public Map<String, JsonNode> sample(
            SearchSpace space, long seed, int number, List<Observation> completed) {
        List<Observation> known = known(space, completed);
        return known.size() < RANDOM_TRIALS
                ? random.sample(space, seed, number, completed)
                : space.values(likeliest(space, known, TrialRandom.of(seed, number)));
    }

    /** Those with a value of each knob. */
    private static List<Observation> known(SearchSpace space, List<Observation> completed) {
        return completed.stream()
                .filter(
                        one ->
                                Arrays.stream(space.coordinates(one.values()))
                                        .noneMatch(Double::isNaN))
                .toList();
    }

    private static double[] likeliest(
            SearchSpace space, List<Observation> known, SeededRandom random) {
        Set<Integer> best = best(known);
        List<KnobDomain> domains = space.knobs().stream().map(Knob::domain).toList();
        KernelMixture good = KernelMixture.adaptive(domains, points(space, known, best, true));
        KernelMixture others = KernelMixture.adaptive(domains, points(space, known, best, false));
        double[] likeliest = good.draw(random);
        double highest = good.logDensity(likeliest) - others.logDensity(likeliest);
        for (int i = 1; i < CANDIDATES; i++) {
            double[] candidate = good.draw(random);
            double ratio = good.logDensity(candidate) - others.logDensity(candidate);
            if (ratio > highest) {
                highest = ratio;
                likeliest = candidate;
            }
        }
        return likeliest;
    }

    private static Set<Integer> best(List<Observation> known) {
        int count = Math.min((int) Math.ceil(BEST_SHARE * known.size()), MOST_BEST);
        return known.stream()
                .sorted(Comparator.comparingDouble(Observation::rank))
                .limit(count)
                .map(Observation::number)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<double[]> points(
            SearchSpace space, List<Observation> known, Set<Integer> best, boolean isBest) {
        return known.stream()
                .filter(one -> best.contains(one.number()) == isBest)
                .map(one -> space.coordinates(one.values()))
                .toList();
    }
}
