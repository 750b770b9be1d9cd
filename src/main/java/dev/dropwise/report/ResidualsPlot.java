package dev.dropwise.report;

import dev.dropwise.report.TargetResiduals.ResidualPoint;
import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far predictions of numbers are off, by what is predicted. */
final class ResidualsPlot {

    private ResidualsPlot() {}

    static List<ReportPlot> of(RunReport report) {
        return report.residuals().stream()
                .filter(target -> !target.points().isEmpty())
                .map(target -> of(report, target))
                .toList();
    }

    private static ReportPlot of(RunReport report, TargetResiduals target) {
        List<Double> predicted = target.points().stream().map(ResidualPoint::predicted).toList();
        double least = predicted.stream().mapToDouble(x -> x).min().orElseThrow();
        double most = predicted.stream().mapToDouble(x -> x).max().orElseThrow();
        String title =
                "Residuals%s, %s rows"
                        .formatted(
                                RunPlots.ofTarget(report.residuals(), target.target()),
                                target.measuredOn().adjective());
        return new ReportPlot(
                "residuals",
                target.target(),
                new LinePlot(
                        new PlotLabels(title, "prediction", "truth less prediction"),
                        new PlotTable(
                                List.of("row", "truth", "predicted", "residual"),
                                target.points().stream().map(ResidualsPlot::row).toList()),
                        List.of(
                                new Line(
                                        "rows",
                                        Style.POINTS,
                                        predicted,
                                        target.points().stream()
                                                .map(ResidualPoint::residual)
                                                .toList()),
                                new Line(
                                        "right",
                                        Style.DASHED,
                                        List.of(least, most),
                                        List.of(0.0, 0.0)))));
    }

    private static List<@Nullable Object> row(ResidualPoint point) {
        return List.of(point.row(), point.truth(), point.predicted(), point.residual());
    }
}
