package dev.dropwise.report;

import dev.dropwise.evaluation.ClassificationMetrics;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.report.diagnosis.Diagnosis;
import dev.dropwise.report.diagnosis.Finding;
import dev.dropwise.report.diagnosis.PredictionErrors;
import dev.dropwise.report.diagnosis.TrainingSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a training suffers from, and what to try. */
final class DiagnosisSection {

    private DiagnosisSection() {}

    static List<Finding> of(MeasuredRun measured) {
        if (measured.epochs().isEmpty()) {
            return List.of();
        }
        return Diagnosis.of(
                new TrainingSummary(
                        measured.run().plan(),
                        measured.data().signature(),
                        measured.data().split().validation().length,
                        measured.epochs(),
                        errors(measured, RowPart.VALIDATION),
                        errors(measured, RowPart.TEST),
                        testLoss(measured.metrics().test())));
    }

    /** Null without rows, without classes and for several targets. */
    private static @Nullable PredictionErrors errors(MeasuredRun measured, RowPart part) {
        ScoredRows scored = measured.of(part);
        return scored.rows().length == 0 || scored.classes().size() != 1
                ? null
                : PredictionErrors.of(scored.classes().get(0));
    }

    private static @Nullable Double testLoss(@Nullable Metrics test) {
        return test instanceof ClassificationMetrics classes ? classes.logLoss().value() : null;
    }
}
