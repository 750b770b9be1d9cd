package dev.dropwise.study.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each knob matters for reaching the best tenth of the trials: how far the density of its
 * values there is from that of all trials, as a share of the sum over knobs (PED-ANOVA). Watanabe,
 * Bansal, Hutter, 2023, https://arxiv.org/abs/2304.10255; details as in Optuna.
 */
public final class KnobImportance {

    private static final double BEST_SHARE = 0.1;

    /** Keeps a quotient of densities finite. */
    private static final double LEAST_DENSITY = 1e-12;

    private KnobImportance() {}

    /**
     * Shares by the names of the knobs, the largest first; empty where fewer than two trials have
     * an objective, and where the best are not told from the others.
     */
    public static Map<String, Double> of(SearchSpace space, List<Observation> completed) {
        List<Observation> all = completed.stream().filter(Observation::isFinite).toList();
        if (all.size() < 2) {
            return Map.of();
        }
        double[] divergences = divergences(space, all);
        double sum = Arrays.stream(divergences).sum();
        if (!(sum > 0)) {
            return Map.of();
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < divergences.length; i++) {
            shares.put(space.knobs().get(i).name(), divergences[i] / sum);
        }
        return descending(shares);
    }

    private static double[] divergences(SearchSpace space, List<Observation> all) {
        double[][] points = points(space, all);
        double[] objectives = all.stream().mapToDouble(Observation::objective).sorted().toArray();
        double bound = objectives[(int) Math.ceil(BEST_SHARE * objectives.length) - 1];
        double[][] best =
                points(space, all.stream().filter(one -> one.objective() <= bound).toList());
        double[] divergences = new double[space.knobs().size()];
        for (int i = 0; i < divergences.length; i++) {
            divergences[i] = divergence(space.knobs().get(i).domain(), best[i], points[i]);
        }
        return divergences;
    }

    /** Coordinates by knob, without those that are none of its domain's. */
    private static double[][] points(SearchSpace space, List<Observation> observations) {
        double[][] byTrial =
                observations.stream()
                        .map(one -> space.coordinates(one.values()))
                        .toArray(double[][]::new);
        double[][] points = new double[space.knobs().size()][];
        for (int i = 0; i < points.length; i++) {
            int knob = i;
            points[i] =
                    Arrays.stream(byTrial)
                            .mapToDouble(point -> point[knob])
                            .filter(coordinate -> !Double.isNaN(coordinate))
                            .toArray();
        }
        return points;
    }

    /** Pearson's divergence of the best from all. */
    private static double divergence(KnobDomain domain, double[] best, double[] all) {
        if (best.length == 0) {
            return 0;
        }
        double[] ofBest = ImportanceDensity.of(domain, best);
        double[] ofAll = ImportanceDensity.of(domain, all);
        double divergence = 0;
        for (int i = 0; i < ofAll.length; i++) {
            double density = ofAll[i] + LEAST_DENSITY;
            double excess = (ofBest[i] + LEAST_DENSITY) / density - 1;
            divergence += density * excess * excess;
        }
        return divergence;
    }

    private static Map<String, Double> descending(Map<String, Double> shares) {
        Map<String, Double> descending = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(share -> descending.put(share.getKey(), share.getValue()));
        return descending;
    }
}
