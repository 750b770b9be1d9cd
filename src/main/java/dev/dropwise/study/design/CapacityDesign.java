package dev.dropwise.study.design;

import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.Figures;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.StudyResult;
import dev.dropwise.study.statistics.OneStandardError;
import dev.dropwise.study.statistics.ScoredSetting;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialRequests;
import dev.dropwise.study.trial.TrialSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/** Every variant at every width on every pair, pair by pair. */
record CapacityDesign(StudyPlan plan, CapacitySpec spec) implements StudyDesign {

    private static final String WIDTH = "width";

    @Override
    public int trials() {
        return spec.repeats() * spec.widths().size() * plan.variants().size();
    }

    @Override
    public List<TrialSetting> next(List<TrialOutcome> soFar) {
        return settings().subList(soFar.size(), trials());
    }

    private List<TrialSetting> settings() {
        List<TrialSetting> settings = new ArrayList<>();
        for (Pair pair : Pair.of(plan.seed(), spec.repeats())) {
            for (double width : spec.widths()) {
                plan.names()
                        .forEach(
                                variant ->
                                        settings.add(
                                                new TrialSetting(variant, values(width), pair)));
            }
        }
        return settings;
    }

    @Override
    public ObjectNode request(TrialSetting setting) {
        ObjectNode request = TrialRequests.seeded(plan.job(setting.variant()), setting.pair());
        LayerWidths.multiply(request, width(setting));
        return request;
    }

    private static double width(TrialSetting setting) {
        return Objects.requireNonNull(setting.values().get(WIDTH)).asDouble();
    }

    @Override
    public StudyAnswer answer(List<TrialOutcome> soFar) {
        Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
        List<StudyFinding> findings = new ArrayList<>();
        for (String variant : plan.names()) {
            List<CurvePoint> curve = curve(variant, soFar);
            String name = CurveTrials.name(variant);
            curves.put(name, curve);
            finding(name, curve, findings);
        }
        plan.notes().forEach(note -> findings.add(StudyFinding.note(note)));
        FailedTrials.note(soFar).ifPresent(findings::add);
        return new StudyAnswer(findings, StudyResult.ofCurves(curves));
    }

    private List<CurvePoint> curve(@Nullable String variant, List<TrialOutcome> trials) {
        CurveTrials own = new CurveTrials(plan, trials).of(variant);
        return spec.widths().stream().map(width -> own.with(values(width)).point(width)).toList();
    }

    private static Map<String, JsonNode> values(double width) {
        return Map.of(WIDTH, DoubleNode.valueOf(width));
    }

    private void finding(String name, List<CurvePoint> curve, List<StudyFinding> findings) {
        List<ScoredSetting<CurvePoint>> scored =
                curve.stream()
                        .filter(point -> point.mean() != null)
                        .map(CapacityDesign::scored)
                        .toList();
        OneStandardError.simplest(scored, TrialMetrics.isLowerBetter(plan.metric()))
                .map(ScoredSetting::setting)
                .map(point -> StudyFinding.note(text(name, point)))
                .ifPresent(findings::add);
    }

    private static ScoredSetting<CurvePoint> scored(CurvePoint point) {
        return new ScoredSetting<>(
                point, orNaN(point.mean()), orNaN(point.standardError()), point.x());
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private String text(String name, CurvePoint point) {
        return "“%s”: the narrowest network within one standard error of the best is %s times as wide, with %s %s on %s."
                .formatted(
                        name,
                        Figures.number(point.x()),
                        plan.metric(),
                        Figures.estimate(point.mean(), point.standardError()),
                        Figures.count(
                                point.pairs(),
                                "pair of split and seed",
                                "pairs of split and seed"));
    }
}
