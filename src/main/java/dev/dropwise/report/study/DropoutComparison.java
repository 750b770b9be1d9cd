package dev.dropwise.report.study;

import dev.dropwise.study.StudyOutcome;
import dev.dropwise.study.design.StudyPlan.PlannedVariant;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.trial.TrialOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets variants with dropout beside those without. */
final class DropoutComparison {

    private DropoutComparison() {}

    /** Empty where all variants have dropout, or none has. */
    static List<VariantDropout> of(StudyOutcome study) {
        Map<String, Map<String, VariantMetric>> variants = study.answer().result().variants();
        List<PlannedVariant> planned = study.plan().variants();
        if (variants == null
                || planned.stream().map(PlannedVariant::hasDropout).distinct().count() < 2) {
            return List.of();
        }
        return planned.stream()
                .map(
                        variant ->
                                of(
                                        variant,
                                        variants.getOrDefault(
                                                String.valueOf(variant.name()), Map.of()),
                                        firstRun(study.trials(), variant.name())))
                .toList();
    }

    private static VariantDropout of(
            PlannedVariant variant, Map<String, VariantMetric> metrics, @Nullable UUID run) {
        Double train = mean(metrics, "trainLoss");
        Double validation = mean(metrics, "validationLoss");
        return new VariantDropout(
                String.valueOf(variant.name()),
                variant.hasDropout(),
                variant.dropoutRates(),
                train,
                validation,
                train == null || validation == null ? null : validation - train,
                mean(metrics, "testLoss"),
                run,
                run == null ? null : "/api/v1/runs/" + run + "/report");
    }

    private static @Nullable Double mean(Map<String, VariantMetric> metrics, String name) {
        VariantMetric metric = metrics.get(name);
        return metric == null ? null : metric.mean();
    }

    private static @Nullable UUID firstRun(List<TrialOutcome> trials, @Nullable String variant) {
        return trials.stream()
                .filter(TrialOutcome::isComplete)
                .filter(trial -> Objects.equals(trial.setting().variant(), variant))
                .map(TrialOutcome::run)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
