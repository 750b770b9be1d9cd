package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a study; each type has its own.
 *
 * @param variants of a comparison or an ablation: by variant, then by metric
 * @param metrics of a cross-validation
 * @param curves by variant, of a study that varies a number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyResult(
        @Nullable Map<String, Map<String, VariantMetric>> variants,
        @Nullable Map<String, FoldMetric> metrics,
        @Nullable Map<String, List<CurvePoint>> curves) {

    static StudyResult ofVariants(Map<String, Map<String, VariantMetric>> variants) {
        return new StudyResult(variants, null, null);
    }

    static StudyResult ofFolds(Map<String, FoldMetric> metrics) {
        return new StudyResult(null, metrics, null);
    }

    static StudyResult ofCurves(Map<String, List<CurvePoint>> curves) {
        return new StudyResult(null, null, curves);
    }
}
