package dev.dropwise.report;

import dev.dropwise.evaluation.ReliabilityBin;
import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How often predictions are right by how probable they are said to be. */
final class ReliabilityPlot {

    private ReliabilityPlot() {}

    static List<ReportPlot> of(RunReport report) {
        return report.calibration().stream().map(target -> of(report, target)).toList();
    }

    private static ReportPlot of(RunReport report, TargetCalibration target) {
        List<ReliabilityBin> filled = target.bins().stream().filter(bin -> bin.rows() > 0).toList();
        Line measured =
                new Line(
                        "measured",
                        Style.MARKED,
                        filled.stream()
                                .map(bin -> Objects.requireNonNull(bin.confidence()))
                                .toList(),
                        filled.stream()
                                .map(bin -> Objects.requireNonNull(bin.accuracy()))
                                .toList());
        String title =
                "Reliability%s, %s rows"
                        .formatted(
                                RunPlots.ofTarget(report.calibration(), target.target()),
                                target.measuredOn().adjective());
        return new ReportPlot(
                "reliability",
                target.target(),
                new LinePlot(
                        new PlotLabels(title, "mean probability", "share that is right"),
                        new PlotTable(
                                List.of("from", "to", "rows", "confidence", "accuracy"),
                                target.bins().stream().map(ReliabilityPlot::row).toList()),
                        List.of(measured, Line.diagonal("calibrated", 0, 1))));
    }

    private static List<@Nullable Object> row(ReliabilityBin bin) {
        return Arrays.asList(bin.from(), bin.to(), bin.rows(), bin.confidence(), bin.accuracy());
    }
}
