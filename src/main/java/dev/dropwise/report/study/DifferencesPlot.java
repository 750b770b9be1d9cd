package dev.dropwise.report.study;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.IntervalPlot;
import dev.dropwise.report.plot.IntervalPlot.Estimate;
import dev.dropwise.report.plot.IntervalPlot.Tone;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.statistics.ComparisonVerdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far each variant is from the baseline, with intervals: a plot for each metric. */
final class DifferencesPlot {

    private static final List<String> COLUMNS =
            List.of(
                    "variant",
                    "mean",
                    "standardError",
                    "difference",
                    "low",
                    "high",
                    "pValue",
                    "adjustedPValue",
                    "verdict",
                    "pairs",
                    "pairsNeeded");

    private DifferencesPlot() {}

    /** The objective's first. */
    static List<ReportPlot> of(@Nullable Map<String, Map<String, VariantMetric>> variants) {
        if (variants == null || variants.isEmpty()) {
            return List.of();
        }
        Set<String> metrics = new LinkedHashSet<>();
        variants.values().forEach(ofVariant -> metrics.addAll(ofVariant.keySet()));
        String baseline = variants.keySet().iterator().next();
        return metrics.stream()
                .map(metric -> plot(metric, baseline, variants))
                .filter(plot -> !((IntervalPlot) plot.plot()).estimates().isEmpty())
                .toList();
    }

    private static ReportPlot plot(
            String metric, String baseline, Map<String, Map<String, VariantMetric>> variants) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Estimate> estimates = new ArrayList<>();
        variants.forEach(
                (name, metrics) -> {
                    VariantMetric one = metrics.get(metric);
                    if (one != null) {
                        rows.add(row(name, one));
                        if (one.difference() != null) {
                            estimates.add(estimate(name, one, one.difference()));
                        }
                    }
                });
        PlotLabels labels =
                new PlotLabels(
                        "Difference of %s to “%s”".formatted(metric, baseline),
                        "difference of " + metric,
                        "");
        return new ReportPlot(
                "differences",
                metric,
                new IntervalPlot(labels, new PlotTable(COLUMNS, rows), estimates));
    }

    private static Estimate estimate(String name, VariantMetric one, double difference) {
        return new Estimate(name, difference, end(one, 0), end(one, 1), tone(one.verdict()));
    }

    private static Tone tone(@Nullable ComparisonVerdict verdict) {
        if (verdict == ComparisonVerdict.BETTER) {
            return Tone.GOOD;
        }
        return verdict == ComparisonVerdict.WORSE ? Tone.BAD : Tone.NEUTRAL;
    }

    private static List<@Nullable Object> row(String name, VariantMetric one) {
        return Arrays.asList(
                name,
                one.mean(),
                one.standardError(),
                one.difference(),
                end(one, 0),
                end(one, 1),
                one.pValue(),
                one.adjustedPValue(),
                one.verdict() == null ? null : VariantsPart.word(one.verdict()),
                one.pairs(),
                one.pairsNeeded());
    }

    private static @Nullable Double end(VariantMetric one, int which) {
        List<Double> interval = one.interval();
        return interval == null ? null : interval.get(which);
    }
}
