package dev.dropwise.report;

import dev.dropwise.evaluation.RiskCoverage.Point;
import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import java.util.List;

/** How often predictions are wrong by how many of them are used, the surest first. */
final class RiskCoveragePlot {

    private RiskCoveragePlot() {}

    static List<ReportPlot> of(RunReport report) {
        return report.risks().stream().map(target -> of(report, target)).toList();
    }

    private static ReportPlot of(RunReport report, TargetRisk target) {
        List<Point> points = target.points();
        double risk = points.get(points.size() - 1).risk();
        String title =
                "Risk by coverage%s, %s rows, area %s"
                        .formatted(
                                RunPlots.ofTarget(report.risks(), target.target()),
                                target.measuredOn().adjective(),
                                EstimateFormat.number(target.area()));
        return new ReportPlot(
                "riskCoverage",
                target.target(),
                new LinePlot(
                        new PlotLabels(
                                title, "share of rows that is answered", "share that is wrong"),
                        new PlotTable(
                                List.of("confidence", "coverage", "risk"),
                                points.stream().map(RiskCoveragePlot::row).toList()),
                        List.of(
                                new Line(
                                        "surest first",
                                        Style.SOLID,
                                        points.stream().map(Point::coverage).toList(),
                                        points.stream().map(Point::risk).toList()),
                                new Line(
                                        "in any order",
                                        Style.DASHED,
                                        List.of(0.0, 1.0),
                                        List.of(risk, risk)))));
    }

    private static List<Object> row(Point point) {
        return List.of(point.confidence(), point.coverage(), point.risk());
    }
}
