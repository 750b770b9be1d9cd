package dev.dropwise.report;

import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.report.ColumnImportance.OneColumn;
import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.BarPlot;
import dev.dropwise.report.plot.BarPlot.Bar;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much worse predictions get when a column is shuffled. */
final class ImportancePlot {

    private ImportancePlot() {}

    static Optional<ReportPlot> of(RunReport report) {
        return Optional.ofNullable(report.importance())
                .map(ImportancePlot::plot)
                .filter(plot -> !plot.bars().isEmpty())
                .map(plot -> new ReportPlot("importance", null, plot));
    }

    private static BarPlot plot(ColumnImportance importance) {
        String title =
                "Importance of columns, %s rows".formatted(importance.measuredOn().adjective());
        return new BarPlot(
                new PlotLabels(title, "column", "increase of " + importance.metric()),
                new PlotTable(
                        List.of("column", "increase", "low", "high"),
                        importance.columns().stream().map(ImportancePlot::row).toList()),
                importance.columns().stream()
                        .filter(one -> one.increase().value() != null)
                        .map(ImportancePlot::bar)
                        .toList());
    }

    private static Bar bar(OneColumn one) {
        MetricEstimate increase = one.increase();
        return new Bar(
                one.column(),
                Objects.requireNonNull(increase.value()),
                end(increase, 0),
                end(increase, 1));
    }

    private static List<@Nullable Object> row(OneColumn one) {
        MetricEstimate increase = one.increase();
        return Arrays.asList(one.column(), increase.value(), end(increase, 0), end(increase, 1));
    }

    private static @Nullable Double end(MetricEstimate estimate, int which) {
        List<Double> interval = estimate.interval();
        return interval == null ? null : interval.get(which);
    }
}
