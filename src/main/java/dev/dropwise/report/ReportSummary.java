package dev.dropwise.report;

import dev.dropwise.evaluation.ClassificationMetrics;
import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.evaluation.RegressionMetrics;
import dev.dropwise.evaluation.SeveralTargetsMetrics;
import dev.dropwise.report.ColumnImportance.OneColumn;
import dev.dropwise.report.TargetClasses.ConfusedPair;
import dev.dropwise.report.diagnosis.Finding;
import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The most important of a report, in sentences. */
final class ReportSummary {

    private final List<String> sentences = new ArrayList<>();

    private ReportSummary() {}

    static List<String> of(
            MeasuredRun measured,
            List<Finding> diagnosis,
            List<TargetClasses> classes,
            List<TargetCalibration> calibration,
            @Nullable ColumnImportance importance) {
        ReportSummary summary = new ReportSummary();
        summary.training(measured);
        for (RowPart part : List.of(RowPart.TEST, RowPart.VALIDATION, RowPart.TRAIN)) {
            Metrics metrics = measured.metrics().of(part);
            if (metrics != null) {
                summary.metrics(part, metrics);
            }
        }
        summary.diagnosis(diagnosis);
        classes.forEach(one -> summary.confusion(one, classes.size() > 1));
        calibration.forEach(one -> summary.calibration(one, calibration.size() > 1));
        if (importance != null) {
            summary.importance(importance);
        }
        return List.copyOf(summary.sentences);
    }

    private void training(MeasuredRun measured) {
        Run run = measured.run();
        say(
                "A network of %,d parameters, trained on %s for %s; it serves the weights of epoch"
                        + " %d.",
                run.plan().architecture().parameters(),
                run.plan().dataset(),
                count(run.epochs(), "epoch"),
                measured.data().network().checkpoint().epoch());
    }

    private void diagnosis(List<Finding> diagnosis) {
        if (!diagnosis.isEmpty()) {
            say(
                    "Diagnosis: %s.",
                    diagnosis.stream()
                            .map(finding -> finding.cause().words().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining("; ")));
        }
    }

    private void metrics(RowPart part, Metrics metrics) {
        String rows = count(metrics.rows(), part.adjective() + " row");
        if (metrics instanceof ClassificationMetrics classes) {
            say(
                    "On %s it is right in %s, at a log loss of %s.",
                    rows, share(classes.accuracy()), number(classes.logLoss()));
        } else if (metrics instanceof RegressionMetrics values) {
            say(
                    "On %s its mean absolute error is %s; it explains %s of the variance.",
                    rows, number(values.meanAbsoluteError()), share(values.r2()));
        } else if (metrics instanceof SeveralTargetsMetrics several) {
            say("On %s: %s.", rows, eachOf(several));
        }
    }

    private static String eachOf(SeveralTargetsMetrics several) {
        return several.targets().entrySet().stream()
                .map(
                        one ->
                                one.getValue() instanceof ClassificationMetrics classes
                                        ? one.getKey() + " right in " + share(classes.accuracy())
                                        : one.getKey() + " off by " + error(one.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String error(Metrics metrics) {
        return metrics instanceof RegressionMetrics values
                ? number(values.meanAbsoluteError())
                : "an unknown error";
    }

    private void confusion(TargetClasses classes, boolean named) {
        String of = named ? "Of " + classes.target() + ", " : "";
        if (!classes.confused().isEmpty()) {
            ConfusedPair pair = classes.confused().get(0);
            say(
                    "%s%s is most often taken for %s: %s, %s of its rows.",
                    of,
                    pair.truth(),
                    pair.predicted(),
                    count(pair.rows(), "time"),
                    percent(pair.share()));
        }
    }

    private void calibration(TargetCalibration calibration, boolean named) {
        String of = named ? "Of " + calibration.target() + ", i" : "I";
        double surplus = calibration.confidence() - calibration.accuracy();
        say(
                "%sts probabilities are %.1f points %s in the mean; the expected calibration error"
                        + " is %s.",
                of,
                100 * Math.abs(surplus),
                surplus > 0 ? "too high" : "too low",
                number(calibration.error()));
    }

    private void importance(ColumnImportance importance) {
        List<String> matter =
                importance.columns().stream()
                        .filter(one -> low(one) > 0)
                        .limit(3)
                        .map(OneColumn::column)
                        .toList();
        say(
                matter.isEmpty()
                        ? "No column alone makes its predictions reliably worse when shuffled."
                        : "The columns that matter most: %s.",
                String.join(", ", matter));
    }

    private static double low(OneColumn column) {
        List<Double> interval = column.increase().interval();
        return interval == null ? 0 : interval.get(0);
    }

    private void say(String format, Object... values) {
        sentences.add(String.format(Locale.ROOT, format, values));
    }

    private static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String share(MetricEstimate estimate) {
        List<Double> interval = estimate.interval();
        double value = Objects.requireNonNullElse(estimate.value(), Double.NaN);
        return interval == null
                ? percent(value)
                : String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f to %.1f)",
                        100 * value,
                        100 * interval.get(0),
                        100 * interval.get(1));
    }

    private static String number(MetricEstimate estimate) {
        return EstimateFormat.of(estimate);
    }
}
