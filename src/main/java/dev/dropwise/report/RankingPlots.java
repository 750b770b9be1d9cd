package dev.dropwise.report;

import dev.dropwise.evaluation.ThresholdPoint;
import dev.dropwise.report.TargetRanking.RankedClass;
import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every threshold comes to: the ROC curve, and precision by recall. */
final class RankingPlots {

    /** More lines cannot be told apart; the table has all. */
    private static final int MOST_LINES = 10;

    private RankingPlots() {}

    static List<ReportPlot> roc(RunReport report) {
        return drawable(report).map(target -> roc(report, target)).toList();
    }

    static List<ReportPlot> precisionRecall(RunReport report) {
        return drawable(report).map(target -> precisionRecall(report, target)).toList();
    }

    private static Stream<TargetRanking> drawable(RunReport report) {
        return report.rankings().stream().filter(target -> !target.classes().isEmpty());
    }

    private static ReportPlot roc(RunReport report, TargetRanking target) {
        List<Line> lines = new ArrayList<>();
        for (RankedClass one : drawn(target)) {
            lines.add(
                    new Line(
                            named(one, one.rocAuc()),
                            style(lines.size()),
                            values(0, one.points(), ThresholdPoint::falsePositiveRate),
                            values(0, one.points(), ThresholdPoint::truePositiveRate)));
        }
        lines.add(Line.diagonal("by chance", 0, 1));
        return new ReportPlot(
                "roc",
                target.target(),
                new LinePlot(
                        new PlotLabels(
                                title("ROC curve", report, target),
                                "false positive rate",
                                "true positive rate"),
                        table(target),
                        lines));
    }

    private static ReportPlot precisionRecall(RunReport report, TargetRanking target) {
        List<Line> lines = new ArrayList<>();
        for (RankedClass one : drawn(target)) {
            lines.add(
                    new Line(
                            named(one, one.prAuc()),
                            style(lines.size()),
                            values(0, one.points(), ThresholdPoint::truePositiveRate),
                            values(
                                    one.points().get(0).precision(),
                                    one.points(),
                                    ThresholdPoint::precision)));
        }
        return new ReportPlot(
                "precisionRecall",
                target.target(),
                new LinePlot(
                        new PlotLabels(
                                title("Precision and recall", report, target),
                                "recall",
                                "precision"),
                        table(target),
                        lines));
    }

    private static List<RankedClass> drawn(TargetRanking target) {
        return target.classes().stream().limit(MOST_LINES).toList();
    }

    /** Colours come again. */
    private static Style style(int line) {
        return line < LinePlot.COLOURS ? Style.SOLID : Style.DASHED;
    }

    private static String named(RankedClass one, @Nullable Double area) {
        return "%s (%s)".formatted(one.label(), EstimateFormat.number(area));
    }

    private static String title(String what, RunReport report, TargetRanking target) {
        return "%s%s, %s rows (area)"
                .formatted(
                        what,
                        RunPlots.ofTarget(report.rankings(), target.target()),
                        target.measuredOn().adjective());
    }

    /** Before them where the curve begins. */
    private static List<Double> values(
            double begin, List<ThresholdPoint> points, Function<ThresholdPoint, Double> value) {
        return Stream.concat(Stream.of(begin), points.stream().map(value)).toList();
    }

    private static PlotTable table(TargetRanking target) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RankedClass one : target.classes()) {
            for (ThresholdPoint point : one.points()) {
                rows.add(
                        List.of(
                                one.label(),
                                point.threshold(),
                                point.truePositiveRate(),
                                point.falsePositiveRate(),
                                point.precision()));
            }
        }
        return new PlotTable(
                List.of("label", "threshold", "truePositiveRate", "falsePositiveRate", "precision"),
                rows);
    }
}
