package dev.dropwise.report.study;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import dev.dropwise.study.result.ConfirmedObjective;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What each setting of a search came to, and the best so far. */
final class HistoryPlot {

    private HistoryPlot() {}

    static Optional<ReportPlot> of(StudyReport report) {
        List<SearchedSetting> history = report.history();
        List<Line> lines = new ArrayList<>();
        lines.add(line("setting", Style.POINTS, history, SearchedSetting::objective));
        lines.add(line("best so far", Style.STEPS, history, SearchedSetting::best));
        ConfirmedObjective confirmed = report.result().confirmed();
        if (confirmed != null && confirmed.mean() != null && !history.isEmpty()) {
            lines.add(
                    new Line(
                            "best on fresh pairs",
                            Style.DASHED,
                            List.of(1.0, (double) Math.max(2, history.size())),
                            List.of(confirmed.mean(), confirmed.mean())));
        }
        lines.removeIf(line -> line.x().isEmpty());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String objective = report.conditions().objective();
        return Optional.of(
                new ReportPlot(
                        "history",
                        null,
                        new LinePlot(
                                new PlotLabels("Course of the search", "setting", objective),
                                table(history),
                                lines)));
    }

    private static Line line(
            String name,
            Style style,
            List<SearchedSetting> history,
            Function<SearchedSetting, @Nullable Double> value) {
        List<SearchedSetting> known =
                history.stream().filter(one -> value.apply(one) != null).toList();
        return new Line(
                name,
                style,
                known.stream().map(one -> (double) one.number()).toList(),
                known.stream().map(one -> Objects.requireNonNull(value.apply(one))).toList());
    }

    private static PlotTable table(List<SearchedSetting> history) {
        Set<String> knobs = new LinkedHashSet<>();
        history.forEach(one -> knobs.addAll(one.values().keySet()));
        List<String> columns = new ArrayList<>(List.of("setting", "objective", "best", "state"));
        knobs.forEach(knob -> columns.add("values." + knob));
        return new PlotTable(columns, history.stream().map(one -> row(one, knobs)).toList());
    }

    private static List<@Nullable Object> row(SearchedSetting one, Set<String> knobs) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(one.number());
        row.add(one.objective());
        row.add(one.best());
        row.add(one.state().name().toLowerCase(Locale.ROOT));
        knobs.forEach(knob -> row.add(cell(one.values().get(knob))));
        return row;
    }

    private static @Nullable Object cell(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
