package dev.dropwise.report.study;

import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.StudyResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A study's report as a page in Markdown. */
final class StudyMarkdown {

    private final MarkdownPage page = new MarkdownPage();

    private StudyMarkdown() {}

    static String of(StudyReport report) {
        StudyMarkdown written = new StudyMarkdown();
        written.page.heading(
                1, "Study " + report.study() + (report.name() == null ? "" : ": " + report.name()));
        written.page.list(
                Stream.concat(
                                report.summary().stream(),
                                report.findings().stream().map(StudyMarkdown::sentence))
                        .toList());
        written.result(report);
        written.dropout(report.dropout());
        written.conditions(report);
        return written.page.toString();
    }

    private static String sentence(StudyFinding finding) {
        String level = finding.level().name();
        return "%s%s: %s"
                .formatted(
                        level.charAt(0),
                        level.substring(1).toLowerCase(Locale.ROOT),
                        finding.text());
    }

    private void result(StudyReport report) {
        StudyResult result = report.result();
        if (result.variants() != null) {
            new VariantsPart(page).write(result.variants());
        }
        if (result.metrics() != null) {
            new FoldsPart(page).write(result.metrics());
        }
        if (result.confirmed() != null) {
            new SearchPart(page).write(report, result.confirmed());
        }
        if (result.curves() != null) {
            new CurvesPart(page).write(result.curves(), report);
        }
        if (result.fit() != null && !result.fit().isEmpty()) {
            new PowerLawsPart(page).write(result.fit());
        }
        if (result.areas() != null) {
            new VariantsPart(page).writeAreas(result.areas(), report.conditions().objective());
        }
    }

    private void dropout(List<VariantDropout> variants) {
        if (variants.isEmpty()) {
            return;
        }
        page.heading(2, "With dropout and without");
        page.paragraph(
                "Mean losses, dropout off; the gap is validation less training. What dropout did to"
                        + " each layer is in the report of a run.");
        page.row(
                "variant",
                List.of("rates", "training", "validation", "gap", "test", "report of a run"));
        page.rule(6);
        for (VariantDropout one : variants) {
            page.row(
                    one.variant(),
                    List.of(
                            rates(one),
                            EstimateFormat.number(one.trainLoss()),
                            EstimateFormat.number(one.validationLoss()),
                            EstimateFormat.number(one.gap()),
                            EstimateFormat.number(one.testLoss()),
                            orDash(one.report())));
        }
        page.end();
    }

    private static String rates(VariantDropout variant) {
        if (!variant.hasDropout()) {
            return "none";
        }
        return variant.rates().isEmpty()
                ? "learned, or of another kind"
                : String.join(
                        ", ",
                        variant.rates().values().stream()
                                .map(rate -> rate.isValueNode() ? rate.asString() : rate.toString())
                                .toList());
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }

    private void conditions(StudyReport report) {
        StudyConditions conditions = report.conditions();
        page.heading(2, "Conditions");
        page.list(
                List.of(
                        "study of type %s, %s".formatted(report.type(), conditions.state().word()),
                        "data set %s, %s".formatted(conditions.dataset(), conditions.datasetHash()),
                        "judged by %s, of which %s is better"
                                .formatted(
                                        conditions.objective(),
                                        conditions.isLowerBetter() ? "less" : "more"),
                        "%d trials at most, %d ended, %d of those failed and %d stopped early"
                                .formatted(
                                        report.progress().trials(),
                                        report.progress().done(),
                                        report.progress().failed(),
                                        report.progress().pruned()),
                        "seed %d; intervals count %s validation rows for each training row"
                                .formatted(
                                        conditions.seed(),
                                        EstimateFormat.number(conditions.testToTrainRatio())),
                        "made at " + conditions.madeAt()));
    }
}
