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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Every variant at every depth and width on every pair, pair by pair. */
record CapacityDesign(StudyPlan plan, CapacitySpec spec) implements StudyDesign {

    @Override
    public int trials() {
        return spec.repeats() * sizes().size() * plan.variants().size();
    }

    @Override
    public List<TrialSetting> next(List<TrialOutcome> soFar) {
        return settings().subList(soFar.size(), trials());
    }

    private List<TrialSetting> settings() {
        List<TrialSetting> settings = new ArrayList<>();
        for (Pair pair : Pair.of(plan.seed(), spec.repeats())) {
            for (NetworkSize size : sizes()) {
                plan.names()
                        .forEach(
                                variant ->
                                        settings.add(
                                                new TrialSetting(variant, size.values(), pair)));
            }
        }
        return settings;
    }

    private List<NetworkSize> sizes() {
        List<NetworkSize> sizes = new ArrayList<>();
        if (spec.depths().isEmpty()) {
            spec.widths().forEach(width -> sizes.add(new NetworkSize(width, null)));
        }
        spec.depths()
                .forEach(
                        depth ->
                                spec.widths()
                                        .forEach(
                                                width -> sizes.add(new NetworkSize(width, depth))));
        return sizes;
    }

    @Override
    public ObjectNode request(TrialSetting setting) {
        ObjectNode request = TrialRequests.seeded(plan.job(setting.variant()), setting.pair());
        NetworkSize.of(setting).applyTo(request);
        return request;
    }

    @Override
    public StudyAnswer answer(List<TrialOutcome> soFar) {
        Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
        List<StudyFinding> findings = new ArrayList<>();
        for (String variant : plan.names()) {
            List<CurvePoint> curve = curve(variant, soFar);
            String name = CurveTrials.name(variant);
            curves.put(name, curve);
            finding(variant, curve, findings);
        }
        plan.notes().forEach(note -> findings.add(StudyFinding.note(note)));
        FailedTrials.note(soFar).ifPresent(findings::add);
        return new StudyAnswer(findings, StudyResult.ofCurves(curves));
    }

    private List<CurvePoint> curve(@Nullable String variant, List<TrialOutcome> trials) {
        CurveTrials own = new CurveTrials(plan, trials).of(variant);
        return sizes().stream()
                .map(size -> own.with(size.values()).point(size.width()).atDepth(size.depth()))
                .toList();
    }

    private void finding(
            @Nullable String variant, List<CurvePoint> curve, List<StudyFinding> findings) {
        List<ScoredSetting<CurvePoint>> scored =
                curve.stream()
                        .filter(point -> point.mean() != null)
                        .map(point -> scored(variant, point))
                        .toList();
        OneStandardError.simplest(scored, TrialMetrics.isLowerBetter(plan.metric()))
                .map(ScoredSetting::setting)
                .map(point -> StudyFinding.note(text(CurveTrials.name(variant), point)))
                .ifPresent(findings::add);
    }

    private ScoredSetting<CurvePoint> scored(@Nullable String variant, CurvePoint point) {
        return new ScoredSetting<>(
                point,
                orNaN(point.mean()),
                orNaN(point.standardError()),
                complexity(variant, point));
    }

    private double complexity(@Nullable String variant, CurvePoint point) {
        if (point.depth() == null) {
            return point.x();
        }
        ObjectNode job = plan.job(variant).deepCopy();
        new NetworkSize(point.x(), point.depth()).applyTo(job);
        return LayerWidths.complexity(job);
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private String text(String name, CurvePoint point) {
        return "“%s”: the %s network within one standard error of the best %s, with %s %s on %s."
                .formatted(
                        name,
                        point.depth() == null ? "narrowest" : "simplest",
                        size(point),
                        plan.metric(),
                        Figures.estimate(point.mean(), point.standardError()),
                        Figures.count(
                                point.pairs(),
                                "pair of split and seed",
                                "pairs of split and seed"));
    }

    private static String size(CurvePoint point) {
        String width = "is %s times as wide".formatted(Figures.number(point.x()));
        return point.depth() == null
                ? width
                : width + " with " + Figures.count(point.depth(), "hidden layer", "hidden layers");
    }
}
