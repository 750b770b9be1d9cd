package dev.dropwise.study.design;

import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.StudyResult;
import dev.dropwise.study.statistics.MeanEstimate;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialRequests;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.training.InputDisturbance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every variant on every pair, once on clean rows and once at each level of wrong labels; the other
 * disturbances are measured on the networks that were trained on clean rows.
 */
record RobustnessDesign(StudyPlan plan, RobustnessSpec spec) implements StudyDesign {

    @Override
    public int trials() {
        int trainings = 1 + spec.disturbances().trainedLevels().size();
        return spec.repeats() * trainings * plan.variants().size();
    }

    @Override
    public List<TrialSetting> next(List<TrialOutcome> soFar) {
        return settings().subList(soFar.size(), trials());
    }

    private List<TrialSetting> settings() {
        List<TrialSetting> settings = new ArrayList<>();
        for (Pair pair : Pair.of(plan.seed(), spec.repeats())) {
            plan.names().forEach(variant -> settings.add(new TrialSetting(variant, pair)));
            for (double level : spec.disturbances().trainedLevels()) {
                plan.names()
                        .forEach(
                                variant ->
                                        settings.add(
                                                new TrialSetting(variant, values(level), pair)));
            }
        }
        return settings;
    }

    private static Map<String, JsonNode> values(double labelNoise) {
        return labelNoise == 0
                ? Map.of()
                : Map.of(DisturbanceLevels.LABEL_NOISE, DoubleNode.valueOf(labelNoise));
    }

    static double labelNoise(TrialSetting setting) {
        JsonNode level = setting.values().get(DisturbanceLevels.LABEL_NOISE);
        return level == null ? 0 : level.asDouble();
    }

    @Override
    public ObjectNode request(TrialSetting setting) {
        ObjectNode request = TrialRequests.seeded(plan.job(setting.variant()), setting.pair());
        double level = labelNoise(setting);
        if (level > 0) {
            TrialRequests.rows(request).put(DisturbanceLevels.LABEL_NOISE, level);
        }
        return request;
    }

    @Override
    public boolean disturbsNetworks() {
        return !spec.disturbances().ofInputs().isEmpty();
    }

    @Override
    public Map<InputDisturbance, List<Double>> measuredOnceTrained(TrialSetting setting) {
        return setting.values().isEmpty() ? spec.disturbances().ofInputs() : Map.of();
    }

    @Override
    public StudyAnswer answer(List<TrialOutcome> soFar) {
        Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
        for (String variant : plan.names()) {
            CurveTrials own = new CurveTrials(plan, soFar).of(variant);
            List<CurvePoint> points = new ArrayList<>();
            spec.disturbances()
                    .levels()
                    .forEach(
                            (name, levels) ->
                                    levels.stream()
                                            .sorted()
                                            .map(level -> point(own, name, level))
                                            .forEach(points::add));
            curves.put(CurveTrials.name(variant), points);
        }
        RobustnessAreas areas = new RobustnessAreas(this, soFar);
        return new StudyAnswer(
                new RobustnessFindings(plan, areas).of(soFar),
                StudyResult.ofRobustness(curves, areas.byVariant()));
    }

    private CurvePoint point(CurveTrials own, String disturbance, double level) {
        if (disturbance.equals(DisturbanceLevels.LABEL_NOISE)) {
            return own.with(values(level)).point(level).of(disturbance);
        }
        double[] values =
                own.with(Map.of()).trials().stream()
                        .mapToDouble(trial -> value(trial, disturbance, level).orElse(Double.NaN))
                        .toArray();
        MeanEstimate estimate = MeanEstimate.of(values, plan.testToTrainRatio());
        return new CurvePoint(
                null,
                disturbance,
                level,
                estimate.mean(),
                estimate.standardError(),
                null,
                null,
                estimate.count());
    }

    /** What a network that was trained on clean rows came to. */
    OptionalDouble value(TrialOutcome trial, String disturbance, double level) {
        return trial.metric(TrialMetrics.disturbed(plan.metric(), disturbance, level));
    }

    /** What a variant came to at a level on a pair. */
    OptionalDouble value(
            List<TrialOutcome> trials,
            @Nullable String variant,
            Pair pair,
            String disturbance,
            double level) {
        boolean trainsAgain = disturbance.equals(DisturbanceLevels.LABEL_NOISE);
        TrialSetting setting = new TrialSetting(variant, values(trainsAgain ? level : 0), pair);
        return trials.stream()
                .filter(trial -> trial.setting().equals(setting))
                .map(
                        trial ->
                                trainsAgain
                                        ? trial.metric(plan.metric())
                                        : value(trial, disturbance, level))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }
}
