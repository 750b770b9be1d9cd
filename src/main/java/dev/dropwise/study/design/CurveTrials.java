package dev.dropwise.study.design;

import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.statistics.MeanEstimate;
import dev.dropwise.study.trial.TrialOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Trials of a study that varies numbers, which become the points of its curves. */
record CurveTrials(StudyPlan plan, List<TrialOutcome> trials) {

    /** What a variant is called in results; there may be but one, without a name. */
    static String name(@Nullable String variant) {
        return variant == null ? "job" : variant;
    }

    /** Those of one variant. */
    CurveTrials of(@Nullable String variant) {
        return new CurveTrials(
                plan,
                trials.stream()
                        .filter(trial -> Objects.equals(trial.setting().variant(), variant))
                        .toList());
    }

    /** Those in which the study's numbers are these. */
    CurveTrials with(Map<String, JsonNode> values) {
        return new CurveTrials(
                plan,
                trials.stream().filter(trial -> trial.setting().values().equals(values)).toList());
    }

    /** What they came to together. */
    CurvePoint point(double x) {
        MeanEstimate objective = estimate(plan.metric());
        return new CurvePoint(
                x,
                objective.mean(),
                objective.standardError(),
                estimate("trainLoss").mean(),
                estimate("validationLoss").mean(),
                objective.count());
    }

    private MeanEstimate estimate(String metric) {
        return MeanEstimate.of(
                trials.stream()
                        .mapToDouble(trial -> trial.metric(metric).orElse(Double.NaN))
                        .toArray(),
                plan.testToTrainRatio());
    }
}
