package dev.dropwise.report;

import dev.dropwise.evaluation.ClassificationMetrics;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.evaluation.SeveralTargetsMetrics;
import dev.dropwise.report.diagnosis.Finding;
import dev.dropwise.report.dropout.DropoutEffects;
import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a run.
 *
 * @param name what the client called it
 * @param summary the most important of it, in sentences
 * @param diagnosis what the training suffers from, and what to try
 * @param metrics of the served weights on each part of the rows, dropout off
 * @param curves what the epochs came to, a thousand of them at most
 * @param classes of each target what is confused; empty for numbers
 * @param calibration of each target how far probabilities can be trusted; empty for numbers
 * @param dropout what dropout did, and how the units of layers work together
 * @param rankings of each target what every threshold would come to; empty for numbers
 * @param risks of each target how often it is wrong when only the surest predictions are used;
 *     empty for numbers
 * @param residuals of each target how far predictions are off; empty for classes
 * @param importance of the columns of a table; null for images and texts
 * @param conditions that the figures hold under
 */
record RunReport(
        UUID run,
        @Nullable String name,
        List<String> summary,
        List<Finding> diagnosis,
        PartMetrics metrics,
        List<EpochMetrics> curves,
        List<TargetClasses> classes,
        List<TargetCalibration> calibration,
        DropoutEffects dropout,
        List<TargetRanking> rankings,
        List<TargetRisk> risks,
        List<TargetResiduals> residuals,
        @Nullable ColumnImportance importance,
        ReportConditions conditions) {

    /**
     * To be raised with every change of what a report says or how its page looks: those that are
     * kept are made again then.
     */
    static final int FORM = 4;

    /** Metrics of each part; null where it has no rows. */
    record PartMetrics(
            @Nullable Metrics train, @Nullable Metrics validation, @Nullable Metrics test) {

        @Nullable Metrics of(RowPart part) {
            return switch (part) {
                case TRAIN -> train;
                case VALIDATION -> validation;
                case TEST -> test;
            };
        }

        /** Those of one target, which is one of classes. */
        ClassificationMetrics ofClasses(RowPart part, String target) {
            Metrics metrics = of(part);
            return (ClassificationMetrics)
                    Objects.requireNonNull(
                            metrics instanceof SeveralTargetsMetrics several
                                    ? several.targets().get(target)
                                    : metrics);
        }
    }
}
