package dev.dropwise.report.study;

import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import dev.dropwise.study.result.ConfirmedObjective;
import dev.dropwise.study.result.SettingResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a search found in Markdown. */
final class SearchPart {

    private final MarkdownPage page;

    SearchPart(MarkdownPage page) {
        this.page = page;
    }

    void write(StudyReport report, ConfirmedObjective confirmed) {
        page.heading(2, "Settings");
        page.paragraph(
                "The best of many looks better to a search than it is; fresh pairs of split and seed say"
                        + " what it is worth.");
        page.row("setting", List.of("values", report.conditions().objective(), "run"));
        page.rule(3);
        setting("best, as the search saw it", report.result().best());
        page.row(
                "best, on %d fresh pairs".formatted(confirmed.values().size()),
                List.of(
                        "the same",
                        VariantsPart.mean(confirmed.mean(), confirmed.standardError()),
                        ""));
        setting("simplest within one standard error", report.result().simplest());
        page.end();
        importance(report.result().importance());
    }

    private void setting(String name, @Nullable SettingResult setting) {
        if (setting != null) {
            page.row(
                    name,
                    List.of(
                            values(setting.values()),
                            EstimateFormat.number(setting.objective()),
                            Objects.toString(setting.run(), "")));
        }
    }

    private static String values(Map<String, JsonNode> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + " = " + value(one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String value(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            return EstimateFormat.number(value.doubleValue());
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    private void importance(@Nullable Map<String, Double> importance) {
        if (importance == null || importance.isEmpty()) {
            return;
        }
        page.heading(2, "Importance");
        page.paragraph("How much each value matters for reaching the best tenth: shares of 1.");
        page.row("value", List.of("share"));
        page.rule(1);
        importance.forEach((name, share) -> page.row(name, List.of(EstimateFormat.number(share))));
        page.end();
    }
}
