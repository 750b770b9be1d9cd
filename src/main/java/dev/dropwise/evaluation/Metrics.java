package dev.dropwise.evaluation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How good predictions for some rows are, each metric with its interval. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Metrics
        permits ClassificationMetrics, RegressionMetrics, SeveralTargetsMetrics {

    /** How many rows were measured. */
    int rows();

    /**
     * Of classes.
     *
     * @param labels of the classes, in their order
     */
    static ClassificationMetrics of(
            ClassScores scores, List<String> labels, Resampling resampling) {
        return ClassificationMetrics.of(scores, labels, resampling);
    }

    /** Of numbers. */
    static RegressionMetrics of(ValueScores scores, Resampling resampling) {
        return RegressionMetrics.of(scores, resampling);
    }
}
