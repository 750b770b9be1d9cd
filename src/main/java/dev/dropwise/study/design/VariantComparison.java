package dev.dropwise.study.design;

import dev.dropwise.study.result.StudyResult;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.statistics.Holm;
import dev.dropwise.study.statistics.PairedComparison;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares variants with the baseline by every metric, pair by pair.
 *
 * @param practicallyEqual of the objective; other metrics have no such zone
 */
record VariantComparison(StudyPlan plan, double confidenceLevel, double practicallyEqual) {

    StudyAnswer answer(List<TrialOutcome> trials) {
        TrialTable table = TrialTable.of(trials);
        Map<String, Map<String, VariantMetric>> variants = new LinkedHashMap<>();
        plan.names().forEach(name -> variants.put(String.valueOf(name), new LinkedHashMap<>()));
        for (String metric : metrics(trials)) {
            compared(table, metric).forEach((name, one) -> row(variants, name).put(metric, one));
        }
        return new StudyAnswer(
                new ComparisonFindings(plan, variants).of(trials),
                StudyResult.ofVariants(variants));
    }

    private static Map<String, VariantMetric> row(
            Map<String, Map<String, VariantMetric>> variants, String name) {
        return variants.computeIfAbsent(name, none -> new LinkedHashMap<>());
    }

    /** The objective first, then in the order of the first trial that has them. */
    private Set<String> metrics(List<TrialOutcome> trials) {
        Set<String> metrics = new LinkedHashSet<>();
        metrics.add(plan.metric());
        trials.forEach(trial -> metrics.addAll(trial.metrics().keySet()));
        return metrics;
    }

    /** All by one metric, the baseline first. */
    Map<String, VariantMetric> compared(TrialTable table, String metric) {
        List<@Nullable String> names = plan.names();
        double[] baseline = table.values(names.get(0), metric);
        double zone = metric.equals(plan.metric()) ? practicallyEqual : 0;
        List<PairedComparison> comparisons = new ArrayList<>();
        for (String name : names) {
            comparisons.add(
                    PairedComparison.of(
                            baseline,
                            table.values(name, metric),
                            plan.testToTrainRatio(),
                            confidenceLevel,
                            zone,
                            TrialMetrics.isLowerBetter(metric)));
        }
        double[] adjusted = adjusted(comparisons.subList(1, comparisons.size()));
        Map<String, VariantMetric> compared = new LinkedHashMap<>();
        compared.put(String.valueOf(names.get(0)), VariantMetric.baseline(comparisons.get(0)));
        for (int i = 1; i < names.size(); i++) {
            double value = adjusted[i - 1];
            compared.put(
                    String.valueOf(names.get(i)),
                    VariantMetric.of(
                            comparisons.get(i),
                            Double.isNaN(value) ? null : value,
                            confidenceLevel));
        }
        return compared;
    }

    private static double[] adjusted(List<PairedComparison> comparisons) {
        return Holm.adjust(
                comparisons.stream()
                        .map(PairedComparison::pValue)
                        .mapToDouble(value -> value == null ? Double.NaN : value)
                        .toArray());
    }
}
