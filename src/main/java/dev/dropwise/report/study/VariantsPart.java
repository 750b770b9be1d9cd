package dev.dropwise.report.study;

import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.statistics.ComparisonVerdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variants beside the baseline, metric by metric, in Markdown. */
final class VariantsPart {

    private final MarkdownPage page;

    VariantsPart(MarkdownPage page) {
        this.page = page;
    }

    void write(Map<String, Map<String, VariantMetric>> variants) {
        page.heading(2, "Variants");
        page.paragraph(
                "Differences are to the first variant on the same pairs of split and seed, with their"
                        + " intervals; p-values are adjusted for there being several variants.");
        tables(variants);
    }

    /** Of a study of robustness, a table for each disturbance. */
    void writeAreas(Map<String, Map<String, VariantMetric>> areas, String objective) {
        page.heading(2, "Areas under the curves");
        page.paragraph(
                "The mean of %s over the levels of each disturbance; differences are to the first variant on the same pairs of split and seed, with their intervals."
                        .formatted(objective));
        tables(areas);
    }

    private void tables(Map<String, Map<String, VariantMetric>> variants) {
        Set<String> metrics = new LinkedHashSet<>();
        variants.values().forEach(ofVariant -> metrics.addAll(ofVariant.keySet()));
        metrics.forEach(metric -> table(metric, variants));
    }

    private void table(String metric, Map<String, Map<String, VariantMetric>> variants) {
        page.heading(3, metric);
        page.row("variant", List.of("mean", "difference", "p", "verdict", "pairs"));
        page.rule(5);
        variants.forEach(
                (name, metrics) -> {
                    VariantMetric one = metrics.get(metric);
                    if (one != null) {
                        page.row(name, cells(one));
                    }
                });
        page.end();
    }

    private static List<String> cells(VariantMetric one) {
        return List.of(
                mean(one.mean(), one.standardError()),
                difference(one),
                EstimateFormat.number(one.adjustedPValue()),
                one.verdict() == null ? "baseline" : word(one.verdict()),
                one.pairsNeeded() == null
                        ? Integer.toString(one.pairs())
                        : "%d, %d more needed".formatted(one.pairs(), one.pairsNeeded()));
    }

    /** As in "0.214 ± 0.01". */
    static String mean(@Nullable Double mean, @Nullable Double standardError) {
        return standardError == null
                ? EstimateFormat.number(mean)
                : "%s ± %s"
                        .formatted(
                                EstimateFormat.number(mean), EstimateFormat.number(standardError));
    }

    private static String difference(VariantMetric one) {
        List<Double> interval = one.interval();
        return interval == null
                ? EstimateFormat.number(one.difference())
                : "%s (%s to %s)"
                        .formatted(
                                EstimateFormat.number(one.difference()),
                                EstimateFormat.number(interval.get(0)),
                                EstimateFormat.number(interval.get(1)));
    }

    static String word(ComparisonVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
