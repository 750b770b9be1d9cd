package dev.dropwise.report;

import dev.dropwise.report.TargetClasses.ClassReport;
import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.MatrixPlot;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows by their true class and by their predicted one. */
final class ConfusionPlot {

    /** More cannot be told apart. */
    private static final int MOST_CLASSES = 100;

    private ConfusionPlot() {}

    static List<ReportPlot> of(RunReport report) {
        return report.classes().stream()
                .filter(target -> target.classes().size() <= MOST_CLASSES)
                .map(target -> of(report, target))
                .toList();
    }

    private static ReportPlot of(RunReport report, TargetClasses target) {
        List<String> names = target.classes().stream().map(ClassReport::label).toList();
        List<List<Integer>> counts =
                report.metrics().ofClasses(target.measuredOn(), target.target()).confusion();
        String title =
                "Confusion%s, %s rows"
                        .formatted(
                                RunPlots.ofTarget(report.classes(), target.target()),
                                target.measuredOn().adjective());
        return new ReportPlot(
                "confusion",
                target.target(),
                new MatrixPlot(
                        new PlotLabels(title, "predicted class", "true class"),
                        new PlotTable(List.of("truth", "predicted", "rows"), rows(names, counts)),
                        names,
                        counts));
    }

    private static List<List<@Nullable Object>> rows(
            List<String> names, List<List<Integer>> counts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int truth = 0; truth < names.size(); truth++) {
            for (int predicted = 0; predicted < names.size(); predicted++) {
                rows.add(
                        List.of(
                                names.get(truth),
                                names.get(predicted),
                                counts.get(truth).get(predicted)));
            }
        }
        return rows;
    }
}
