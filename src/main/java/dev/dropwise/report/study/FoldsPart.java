package dev.dropwise.report.study;

import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import dev.dropwise.study.result.FoldMetric;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The metrics of a cross-validation in Markdown. */
final class FoldsPart {

    private final MarkdownPage page;

    FoldsPart(MarkdownPage page) {
        this.page = page;
    }

    void write(Map<String, FoldMetric> metrics) {
        page.heading(2, "Metrics over the folds");
        page.row("metric", List.of("mean ± standard error", "folds", "lowest", "highest"));
        page.rule(4);
        metrics.forEach((name, metric) -> page.row(name, cells(metric)));
        page.end();
    }

    private static List<String> cells(FoldMetric metric) {
        DoubleSummaryStatistics folds =
                metric.folds().stream()
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> value)
                        .summaryStatistics();
        return List.of(
                VariantsPart.mean(metric.mean(), metric.standardError()),
                Long.toString(folds.getCount()),
                EstimateFormat.number(folds.getMin()),
                EstimateFormat.number(folds.getMax()));
    }
}
