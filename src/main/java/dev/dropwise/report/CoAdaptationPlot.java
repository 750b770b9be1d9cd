package dev.dropwise.report;

import dev.dropwise.report.dropout.LayerActivity;
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

/** How much the units of each hidden layer depend on each other. */
final class CoAdaptationPlot {

    private CoAdaptationPlot() {}

    static Optional<ReportPlot> of(RunReport report) {
        List<LayerActivity> layers = report.dropout().layers();
        List<Bar> bars =
                layers.stream()
                        .filter(layer -> layer.coAdaptation() != null)
                        .map(CoAdaptationPlot::bar)
                        .toList();
        BarPlot plot =
                new BarPlot(
                        new PlotLabels(
                                "Co-adaptation of units",
                                "hidden layer",
                                "mean absolute correlation"),
                        new PlotTable(
                                List.of("layer", "units", "deadUnits", "coAdaptation"),
                                layers.stream().map(CoAdaptationPlot::row).toList()),
                        bars);
        return bars.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPlot("coAdaptation", null, plot));
    }

    private static Bar bar(LayerActivity layer) {
        return new Bar(layer.layer(), Objects.requireNonNull(layer.coAdaptation()), null, null);
    }

    private static List<@Nullable Object> row(LayerActivity layer) {
        return Arrays.asList(layer.layer(), layer.units(), layer.deadUnits(), layer.coAdaptation());
    }
}
