package dev.dropwise.report.study;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.BarPlot;
import dev.dropwise.report.plot.BarPlot.Bar;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much each value that a search varies matters. */
final class KnobImportancePlot {

    private KnobImportancePlot() {}

    static Optional<ReportPlot> of(@Nullable Map<String, Double> importance) {
        if (importance == null || importance.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ReportPlot(
                        "importance",
                        null,
                        new BarPlot(
                                new PlotLabels("Importance of values", "value", "share"),
                                new PlotTable(
                                        List.of("name", "share"),
                                        importance.entrySet().stream()
                                                .map(KnobImportancePlot::row)
                                                .toList()),
                                importance.entrySet().stream()
                                        .map(
                                                one ->
                                                        new Bar(
                                                                one.getKey(),
                                                                one.getValue(),
                                                                null,
                                                                null))
                                        .toList())));
    }

    private static List<@Nullable Object> row(Map.Entry<String, Double> one) {
        return List.of(one.getKey(), one.getValue());
    }
}
