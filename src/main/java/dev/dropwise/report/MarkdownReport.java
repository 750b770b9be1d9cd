package dev.dropwise.report;

import dev.dropwise.evaluation.ClassificationMetrics;
import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.evaluation.RegressionMetrics;
import dev.dropwise.evaluation.SeveralTargetsMetrics;
import dev.dropwise.report.ColumnImportance.CorrelatedColumns;
import dev.dropwise.report.ColumnImportance.OneColumn;
import dev.dropwise.report.RunReport.PartMetrics;
import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A report as a page in Markdown. */
final class MarkdownReport {

    private final MarkdownPage page = new MarkdownPage();

    private MarkdownReport() {}

    static String of(RunReport report, JsonMapper mapper) {
        MarkdownReport written = new MarkdownReport();
        written.page.heading(1, "Run " + report.run() + named(report.name()));
        written.page.list(report.summary());
        new DiagnosisPart(written.page, mapper).write(report.diagnosis());
        written.metrics(report.metrics());
        report.classes().forEach(written::classes);
        report.calibration().forEach(written::calibration);
        new DropoutPart(written.page).write(report.dropout());
        if (report.importance() != null) {
            written.importance(report.importance());
        }
        written.conditions(report.conditions());
        return written.page.toString();
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : ": " + name;
    }

    private void metrics(PartMetrics parts) {
        page.heading(2, "Metrics");
        page.paragraph(
                "Of the weights that the run serves, dropout off; in parentheses intervals at 95 %.");
        Map<RowPart, Metrics> measured = new LinkedHashMap<>();
        for (RowPart part : RowPart.values()) {
            Metrics metrics = parts.of(part);
            if (metrics != null) {
                measured.put(part, metrics);
            }
        }
        if (measured.values().iterator().next() instanceof SeveralTargetsMetrics several) {
            several.targets().keySet().forEach(target -> target(target, measured));
        } else {
            table(measured);
        }
    }

    private void target(String target, Map<RowPart, Metrics> measured) {
        page.heading(3, target);
        Map<RowPart, Metrics> own = new LinkedHashMap<>();
        measured.forEach(
                (part, metrics) ->
                        own.put(
                                part,
                                Objects.requireNonNull(
                                        ((SeveralTargetsMetrics) metrics).targets().get(target))));
        table(own);
    }

    private void table(Map<RowPart, Metrics> measured) {
        List<Map<String, MetricEstimate>> columns =
                measured.values().stream().map(MarkdownReport::estimates).toList();
        page.row("metric", measured.keySet().stream().map(RowPart::adjective).toList());
        page.rule(columns.size());
        page.row(
                "rows",
                measured.values().stream()
                        .map(metrics -> Integer.toString(metrics.rows()))
                        .toList());
        for (String name : columns.get(0).keySet()) {
            page.row(
                    name,
                    columns.stream()
                            .map(column -> Objects.requireNonNull(column.get(name)))
                            .map(EstimateFormat::of)
                            .toList());
        }
        page.end();
    }

    private static Map<String, MetricEstimate> estimates(Metrics metrics) {
        Map<String, MetricEstimate> all = new LinkedHashMap<>();
        if (metrics instanceof ClassificationMetrics classes) {
            all.put("accuracy", classes.accuracy());
            all.put("balanced accuracy", classes.balancedAccuracy());
            all.put("precision", classes.precision());
            all.put("recall", classes.recall());
            all.put("F1", classes.f1());
            all.put("Matthews correlation", classes.matthewsCorrelation());
            all.put("log loss", classes.logLoss());
            all.put("Brier score", classes.brierScore());
            all.put("ROC AUC", classes.rocAuc());
            all.put("PR AUC", classes.prAuc());
            all.put("calibration error", classes.calibrationError());
            all.put("calibration error, equal mass", classes.calibrationErrorEqualMass());
        } else if (metrics instanceof RegressionMetrics values) {
            all.put("root mean squared error", values.rootMeanSquaredError());
            all.put("mean absolute error", values.meanAbsoluteError());
            all.put("median absolute error", values.medianAbsoluteError());
            all.put("R²", values.r2());
            if (values.logLikelihood() != null) {
                all.put("log likelihood", values.logLikelihood());
            }
            if (values.pinballLosses() != null) {
                values.pinballLosses()
                        .forEach(one -> all.put("pinball loss at " + one.quantile(), one.loss()));
            }
        }
        return all;
    }

    private void classes(TargetClasses target) {
        page.heading(2, "Classes of " + target.target());
        page.row(
                "class",
                List.of(
                        "training rows",
                        "validation rows",
                        "test rows",
                        "precision",
                        "recall",
                        "F1"));
        page.rule(6);
        target.classes()
                .forEach(
                        one ->
                                page.row(
                                        one.label(),
                                        List.of(
                                                Integer.toString(one.train()),
                                                Integer.toString(one.validation()),
                                                Integer.toString(one.test()),
                                                EstimateFormat.of(one.precision()),
                                                EstimateFormat.of(one.recall()),
                                                EstimateFormat.of(one.f1()))));
        page.end();
        page.paragraph("Measured on the " + target.measuredOn().adjective() + " rows.");
        confused(target);
        likelyErrors(target);
    }

    private void confused(TargetClasses target) {
        if (target.confused().isEmpty()) {
            return;
        }
        page.heading(3, "Most often confused");
        page.row("class", List.of("taken for", "rows", "share"));
        page.rule(3);
        target.confused()
                .forEach(
                        pair ->
                                page.row(
                                        pair.truth(),
                                        List.of(
                                                pair.predicted(),
                                                Integer.toString(pair.rows()),
                                                EstimateFormat.number(pair.share()))));
        page.end();
    }

    private void likelyErrors(TargetClasses target) {
        if (target.likelyLabelErrors().isEmpty()) {
            return;
        }
        page.heading(3, "Rows that may be labelled wrongly");
        page.row("row", List.of("of the", "label", "predicted", "probability"));
        page.rule(4);
        target.likelyLabelErrors()
                .forEach(
                        wrong ->
                                page.row(
                                        Integer.toString(wrong.row()),
                                        List.of(
                                                wrong.part().adjective() + " rows",
                                                wrong.label(),
                                                wrong.predicted(),
                                                EstimateFormat.number(wrong.probability()))));
        page.end();
    }

    private void calibration(TargetCalibration calibration) {
        page.heading(2, "Calibration of " + calibration.target());
        page.row("probability above", List.of("to", "rows", "mean probability", "right"));
        page.rule(4);
        calibration.bins().stream()
                .filter(bin -> bin.rows() > 0)
                .forEach(
                        bin ->
                                page.row(
                                        EstimateFormat.number(bin.from()),
                                        List.of(
                                                EstimateFormat.number(bin.to()),
                                                Integer.toString(bin.rows()),
                                                EstimateFormat.number(bin.confidence()),
                                                EstimateFormat.number(bin.accuracy()))));
        page.end();
    }

    private void importance(ColumnImportance importance) {
        page.heading(2, "Importance of columns");
        page.paragraph(
                "How much %s rises when a column's values are shuffled among %d %s rows."
                        .formatted(
                                importance.metric(),
                                importance.rows(),
                                importance.measuredOn().adjective()));
        page.row("column", List.of("increase"));
        page.rule(1);
        for (OneColumn one : importance.columns()) {
            page.row(one.column(), List.of(EstimateFormat.of(one.increase())));
        }
        page.end();
        if (importance.groups().isEmpty()) {
            return;
        }
        page.row("columns that tell much the same, together", List.of("increase"));
        page.rule(1);
        for (CorrelatedColumns group : importance.groups()) {
            page.row(
                    String.join(", ", group.columns()),
                    List.of(EstimateFormat.of(group.increase())));
        }
        page.end();
    }

    private void conditions(ReportConditions conditions) {
        page.heading(2, "Conditions");
        page.list(
                List.of(
                        "data set %s, %s".formatted(conditions.dataset(), conditions.datasetHash()),
                        "%d training, %d validation and %d test rows"
                                .formatted(
                                        conditions.rows().train(),
                                        conditions.rows().validation(),
                                        conditions.rows().test()),
                        "seed %d, epoch %d of %d, %d parameters"
                                .formatted(
                                        conditions.seed(),
                                        conditions.servedEpoch(),
                                        conditions.epochs(),
                                        conditions.parameters()),
                        "Dropwise %s, DJL %s, libtorch %s, Java %s, %s, %s, %d threads"
                                .formatted(
                                        conditions.provenance().dropwise(),
                                        conditions.provenance().djl(),
                                        conditions.provenance().libtorch(),
                                        conditions.provenance().java(),
                                        conditions.provenance().os(),
                                        conditions.provenance().device(),
                                        conditions.provenance().threads()),
                        "made at " + conditions.madeAt()));
    }
}
