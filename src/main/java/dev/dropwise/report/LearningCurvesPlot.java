package dev.dropwise.report;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.plot.LinePlot;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotLabels;
import dev.dropwise.report.plot.PlotTable;
import dev.dropwise.training.EpochMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Losses by epoch. */
final class LearningCurvesPlot {

    private static final List<String> COLUMNS =
            List.of(
                    "epoch",
                    "learningRate",
                    "trainLoss",
                    "trainAccuracy",
                    "trainMeanAbsoluteError",
                    "noisyTrainLoss",
                    "validationLoss",
                    "validationAccuracy",
                    "validationMeanAbsoluteError");

    private LearningCurvesPlot() {}

    static Optional<ReportPlot> of(RunReport report) {
        List<EpochMetrics> curves = report.curves();
        List<Line> lines = new ArrayList<>();
        lines.add(line("training", Style.SOLID, curves, EpochMetrics::trainLoss));
        lines.add(line("validation", Style.SOLID, curves, EpochMetrics::validationLoss));
        lines.add(line("training, dropout on", Style.DASHED, curves, EpochMetrics::noisyTrainLoss));
        lines.removeIf(line -> line.x().isEmpty());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        lines.add(served(report.conditions().servedEpoch(), lines));
        PlotLabels labels = new PlotLabels("Learning curves", "epoch", "loss");
        return Optional.of(
                new ReportPlot(
                        "learningCurves",
                        null,
                        new LinePlot(labels, new PlotTable(COLUMNS, rows(curves)), lines)));
    }

    private static Line line(
            String name,
            Style style,
            List<EpochMetrics> curves,
            Function<EpochMetrics, @Nullable Double> value) {
        List<EpochMetrics> known =
                curves.stream()
                        .filter(
                                epoch -> {
                                    Double found = value.apply(epoch);
                                    return found != null && Double.isFinite(found);
                                })
                        .toList();
        return new Line(
                name,
                style,
                known.stream().map(epoch -> (double) epoch.epoch()).toList(),
                known.stream().map(epoch -> Objects.requireNonNull(value.apply(epoch))).toList());
    }

    /** As high as all others together. */
    private static Line served(int epoch, List<Line> lines) {
        double[] values =
                lines.stream().flatMap(line -> line.y().stream()).mapToDouble(y -> y).toArray();
        return new Line(
                "served weights",
                Style.DASHED,
                List.of((double) epoch, (double) epoch),
                List.of(
                        Arrays.stream(values).min().orElseThrow(),
                        Arrays.stream(values).max().orElseThrow()));
    }

    private static List<List<@Nullable Object>> rows(List<EpochMetrics> curves) {
        return curves.stream()
                .map(
                        epoch ->
                                Arrays.<@Nullable Object>asList(
                                        epoch.epoch(),
                                        epoch.learningRate(),
                                        epoch.trainLoss(),
                                        epoch.trainAccuracy(),
                                        epoch.trainMeanAbsoluteError(),
                                        epoch.noisyTrainLoss(),
                                        epoch.validationLoss(),
                                        epoch.validationAccuracy(),
                                        epoch.validationMeanAbsoluteError()))
                .toList();
    }
}
