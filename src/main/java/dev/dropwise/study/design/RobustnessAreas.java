package dev.dropwise.study.design;

import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialState;
import dev.dropwise.study.trial.TrialTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The area under the curve of each variant, pair and disturbance, by the trapezoidal rule, divided
 * by the range of the levels: the mean of the objective over them.
 */
record RobustnessAreas(RobustnessDesign design, List<TrialOutcome> trials) {

    private static final double LEVEL = 0.95;

    /** By variant, then by disturbance; compared with the first variant on the same pairs. */
    Map<String, Map<String, VariantMetric>> byVariant() {
        Map<String, Map<String, VariantMetric>> areas = new LinkedHashMap<>();
        levels().forEach(
                        (disturbance, own) ->
                                compared(disturbance, own)
                                        .forEach(
                                                (variant, area) ->
                                                        areas.computeIfAbsent(
                                                                        variant,
                                                                        none ->
                                                                                new LinkedHashMap<>())
                                                                .put(disturbance, area)));
        return areas;
    }

    Map<String, List<Double>> levels() {
        return design.spec().disturbances().levels();
    }

    private Map<String, VariantMetric> compared(String disturbance, List<Double> levels) {
        String metric = design.plan().metric();
        Map<String, VariantMetric> compared = new LinkedHashMap<>();
        new VariantComparison(design.plan(), LEVEL, 0)
                .compared(TrialTable.of(areas(disturbance, levels)), metric)
                .forEach((name, area) -> compared.put(nameOf(name), area));
        return compared;
    }

    /** The one variant without a name is called as curves call it. */
    private static String nameOf(String variant) {
        return variant.equals("null") ? CurveTrials.name(null) : variant;
    }

    /** As if each network had come to its area. */
    private List<TrialOutcome> areas(String disturbance, List<Double> levels) {
        List<TrialOutcome> areas = new ArrayList<>();
        Set<Pair> pairs = new LinkedHashSet<>();
        trials.forEach(trial -> pairs.add(trial.setting().pair()));
        for (Pair pair : pairs) {
            for (String variant : design.plan().names()) {
                double area = area(variant, pair, disturbance, levels);
                areas.add(
                        new TrialOutcome(
                                areas.size() + 1,
                                new TrialSetting(variant, pair),
                                TrialState.COMPLETE,
                                area,
                                Map.of(design.plan().metric(), area),
                                null,
                                null));
            }
        }
        return areas;
    }

    /** NaN as long as a level is missing. */
    private double area(
            @Nullable String variant, Pair pair, String disturbance, List<Double> levels) {
        List<Double> sorted = levels.stream().sorted().toList();
        double[] values =
                sorted.stream()
                        .mapToDouble(
                                level ->
                                        design.value(trials, variant, pair, disturbance, level)
                                                .orElse(Double.NaN))
                        .toArray();
        double area = 0;
        for (int i = 1; i < values.length; i++) {
            area += (sorted.get(i) - sorted.get(i - 1)) * (values[i] + values[i - 1]) / 2;
        }
        double range = sorted.get(sorted.size() - 1) - sorted.get(0);
        return range == 0 ? values[0] : area / range;
    }
}
