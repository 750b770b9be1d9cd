package dev.dropwise.study.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a study; each type has its own.
 *
 * @param variants of a comparison or an ablation: by variant, then by metric
 * @param metrics of a cross-validation
 * @param curves by variant, of a study that varies a number
 * @param fit by variant, of a learning curve: the power law through its trainings
 * @param areas of a study of robustness: the mean of the objective over the levels, by variant,
 *     then by disturbance
 * @param best setting of a search, by what the search saw
 * @param confirmed what that setting is worth on fresh pairs
 * @param simplest setting of a search within one standard error of the best
 * @param importance of what a search varies, by name: shares of 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyResult(
        @Nullable Map<String, Map<String, VariantMetric>> variants,
        @Nullable Map<String, FoldMetric> metrics,
        @Nullable Map<String, List<CurvePoint>> curves,
        @Nullable Map<String, LearningCurveFit> fit,
        @Nullable Map<String, Map<String, VariantMetric>> areas,
        @Nullable SettingResult best,
        @Nullable ConfirmedObjective confirmed,
        @Nullable SettingResult simplest,
        @Nullable Map<String, Double> importance) {

    /** The run that stands for the answer, where one does. */
    public @Nullable UUID winner() {
        return confirmed == null ? null : confirmed.run();
    }

    public static StudyResult ofVariants(Map<String, Map<String, VariantMetric>> variants) {
        return new StudyResult(variants, null, null, null, null, null, null, null, null);
    }

    public static StudyResult ofFolds(Map<String, FoldMetric> metrics) {
        return new StudyResult(null, metrics, null, null, null, null, null, null, null);
    }

    public static StudyResult ofCurves(Map<String, List<CurvePoint>> curves) {
        return new StudyResult(null, null, curves, null, null, null, null, null, null);
    }

    public static StudyResult ofCurves(
            Map<String, List<CurvePoint>> curves, Map<String, LearningCurveFit> fit) {
        return new StudyResult(null, null, curves, fit, null, null, null, null, null);
    }

    public static StudyResult ofRobustness(
            Map<String, List<CurvePoint>> curves, Map<String, Map<String, VariantMetric>> areas) {
        return new StudyResult(null, null, curves, null, areas, null, null, null, null);
    }

    public static StudyResult ofSearch(
            @Nullable SettingResult best,
            ConfirmedObjective confirmed,
            @Nullable SettingResult simplest,
            Map<String, Double> importance) {
        return new StudyResult(null, null, null, null, null, best, confirmed, simplest, importance);
    }
}
