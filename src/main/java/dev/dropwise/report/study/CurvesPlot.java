package dev.dropwise.report.study;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.LearningCurveFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each variant came to along a study's number: the objective, and both losses. */
final class CurvesPlot {

    private static final List<String> COLUMNS =
            List.of("variant", "x", "mean", "standardError", "train", "validation", "pairs");

    private CurvesPlot() {}

    static List<ReportPlot> of(StudyReport report) {
        Map<String, List<CurvePoint>> curves = report.result().curves();
        if (curves == null) {
            return List.of();
        }
        List<ReportPlot> plots = new ArrayList<>();
        CurveGroups.of(curves)
                .forEach(
                        (disturbance, own) -> {
                            if (disturbance.equals(CurveGroups.NONE)) {
                                objective(own, report, plots);
                                losses(own, report, plots);
                            } else {
                                disturbed(disturbance, own, report, plots);
                            }
                        });
        return plots;
    }

    private static void objective(
            Map<String, List<CurvePoint>> curves, StudyReport report, List<ReportPlot> plots) {
        List<Line> lines = objectiveLines(curves);
        PlotTable table = table(curves);
        Map<String, LearningCurveFit> fits = report.result().fit();
        if (fits != null && !fits.isEmpty()) {
            lines.addAll(PowerLawLines.of(fits));
            table = PowerLawLines.beside(table, fits);
        }
        String metric = report.conditions().objective();
        PlotLabels labels =
                new PlotLabels(metric + ", ± one standard error", report.axis(), metric);
        add(plots, "curves", labels, table, lines);
    }

    /** A plot by the disturbance's name, as each has levels of its own. */
    private static void disturbed(
            String disturbance,
            Map<String, List<CurvePoint>> curves,
            StudyReport report,
            List<ReportPlot> plots) {
        String metric = report.conditions().objective();
        PlotLabels labels =
                new PlotLabels(
                        "%s by %s, ± one standard error".formatted(metric, disturbance),
                        "level of " + disturbance,
                        metric);
        add(plots, disturbance, labels, table(curves), objectiveLines(curves));
    }

    private static List<Line> objectiveLines(Map<String, List<CurvePoint>> curves) {
        List<Line> lines = new ArrayList<>();
        CurveGroups.byDepth(curves).forEach((name, points) -> lines.add(withErrors(name, points)));
        return lines;
    }

    private static void losses(
            Map<String, List<CurvePoint>> curves, StudyReport report, List<ReportPlot> plots) {
        List<Line> losses = new ArrayList<>();
        CurveGroups.byDepth(curves)
                .forEach(
                        (variant, points) -> {
                            losses.add(
                                    line(
                                            variant + ", validation",
                                            Style.MARKED,
                                            points,
                                            CurvePoint::validation));
                            losses.add(
                                    line(
                                            variant + ", training",
                                            Style.DASHED,
                                            points,
                                            CurvePoint::train));
                        });
        add(
                plots,
                "losses",
                new PlotLabels("Training and validation loss", report.axis(), "loss"),
                table(curves),
                losses);
    }

    private static void add(
            List<ReportPlot> plots,
            String name,
            PlotLabels labels,
            PlotTable table,
            List<Line> lines) {
        if (lines.stream().anyMatch(line -> !line.x().isEmpty())) {
            plots.add(new ReportPlot(name, null, new LinePlot(labels, table, lines)));
        }
    }

    private static Line withErrors(String name, List<CurvePoint> points) {
        List<Double> errors =
                known(points, CurvePoint::mean).stream()
                        .map(point -> point.standardError() == null ? 0 : point.standardError())
                        .toList();
        Line line = line(name, Style.MARKED, points, CurvePoint::mean);
        return new Line(name, Style.MARKED, line.x(), line.y(), errors);
    }

    private static Line line(
            String name,
            Style style,
            List<CurvePoint> points,
            Function<CurvePoint, @Nullable Double> value) {
        List<CurvePoint> known = known(points, value);
        return new Line(
                name,
                style,
                known.stream().map(CurvePoint::x).toList(),
                known.stream().map(point -> Objects.requireNonNull(value.apply(point))).toList());
    }

    private static List<CurvePoint> known(
            List<CurvePoint> points, Function<CurvePoint, @Nullable Double> value) {
        return points.stream()
                .filter(point -> value.apply(point) != null)
                .sorted(Comparator.comparingDouble(CurvePoint::x))
                .toList();
    }

    /** With the depth where it is varied. */
    private static PlotTable table(Map<String, List<CurvePoint>> curves) {
        boolean hasDepth =
                curves.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(point -> point.depth() != null);
        List<String> columns = new ArrayList<>(COLUMNS);
        if (hasDepth) {
            columns.add("depth");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        curves.forEach(
                (variant, points) ->
                        points.forEach(
                                point -> rows.add(row(variant, point).subList(0, columns.size()))));
        return new PlotTable(columns, rows);
    }

    private static List<@Nullable Object> row(String variant, CurvePoint point) {
        return Arrays.asList(
                variant,
                point.x(),
                point.mean(),
                point.standardError(),
                point.train(),
                point.validation(),
                point.pairs(),
                point.depth());
    }
}
