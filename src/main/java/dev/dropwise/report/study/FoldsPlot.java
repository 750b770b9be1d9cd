package dev.dropwise.report.study;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import dev.dropwise.study.result.FoldMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each fold came to, and their mean: a plot for each metric. */
final class FoldsPlot {

    private FoldsPlot() {}

    /** The objective's first. */
    static List<ReportPlot> of(@Nullable Map<String, FoldMetric> metrics) {
        List<ReportPlot> plots = new ArrayList<>();
        if (metrics != null) {
            metrics.forEach(
                    (name, metric) -> {
                        if (metric.mean() != null) {
                            plots.add(plot(name, metric, metric.mean()));
                        }
                    });
        }
        return plots;
    }

    private static ReportPlot plot(String name, FoldMetric metric, double mean) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Double> x = new ArrayList<>();
        for (Double fold : metric.folds()) {
            rows.add(Arrays.asList(rows.size() + 1, fold));
            if (fold != null) {
                x.add((double) rows.size());
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("mean", Style.SOLID, ends(rows.size()), List.of(mean, mean)));
        Double error = metric.standardError();
        if (error != null) {
            lines.add(level("one standard error above", rows.size(), mean + error));
            lines.add(level("one standard error below", rows.size(), mean - error));
        }
        List<Double> y = metric.folds().stream().filter(Objects::nonNull).toList();
        lines.add(new Line("fold", Style.POINTS, x, y));
        return new ReportPlot(
                "folds",
                name,
                new LinePlot(
                        new PlotLabels(name + " of each fold", "fold", name),
                        new PlotTable(List.of("fold", name), rows),
                        lines));
    }

    private static Line level(String name, int folds, double value) {
        return new Line(name, Style.DASHED, ends(folds), List.of(value, value));
    }

    private static List<Double> ends(int folds) {
        return List.of(1.0, (double) Math.max(folds, 2));
    }
}
