package dev.dropwise.study.design;

import dev.dropwise.study.result.Figures;
import dev.dropwise.study.result.FindingLevel;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.statistics.ComparisonVerdict;
import dev.dropwise.study.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words what disturbances cost, and which variants they cost less. */
record RobustnessFindings(
        StudyPlan plan,
        Map<String, Map<String, VariantMetric>> areas,
        Map<String, List<Double>> levels) {

    RobustnessFindings(StudyPlan plan, RobustnessAreas areas) {
        this(plan, areas.byVariant(), areas.levels());
    }

    List<StudyFinding> of(List<TrialOutcome> trials) {
        List<StudyFinding> findings = new ArrayList<>();
        String first = CurveTrials.name(plan.names().get(0));
        areas.forEach(
                (variant, byDisturbance) ->
                        byDisturbance.forEach(
                                (disturbance, area) -> {
                                    StudyFinding finding =
                                            variant.equals(first)
                                                    ? ofFirst(first, disturbance, area)
                                                    : ofOther(variant, first, disturbance, area);
                                    if (finding != null) {
                                        findings.add(finding);
                                    }
                                }));
        plan.notes().forEach(note -> findings.add(StudyFinding.note(note)));
        FailedTrials.note(trials).ifPresent(findings::add);
        return findings;
    }

    private @Nullable StudyFinding ofFirst(String name, String disturbance, VariantMetric area) {
        if (area.mean() == null) {
            return null;
        }
        return new StudyFinding(
                "“%s”: %s is %s in the mean over %s, on %s."
                        .formatted(
                                name,
                                plan.metric(),
                                Figures.estimate(area.mean(), area.standardError()),
                                range(disturbance),
                                pairs(area)),
                FindingLevel.NOTE,
                name,
                plan.metric(),
                null,
                null,
                null,
                area.pairs(),
                null);
    }

    private @Nullable StudyFinding ofOther(
            String name, String first, String disturbance, VariantMetric area) {
        ComparisonVerdict verdict = area.verdict();
        if (verdict == null || area.pairs() == 0) {
            return null;
        }
        String text =
                "%s: the mean of %s over %s differs by %s, %s, p = %s, on %s."
                        .formatted(
                                judged(verdict, name, first, disturbance),
                                plan.metric(),
                                range(disturbance),
                                Figures.signed(area.difference()),
                                Figures.interval(area.interval()),
                                Figures.number(area.adjustedPValue()),
                                pairs(area));
        return new StudyFinding(
                text,
                ComparisonFindings.level(verdict),
                name,
                plan.metric(),
                area.difference(),
                area.interval(),
                area.adjustedPValue(),
                area.pairs(),
                area.pairsNeeded());
    }

    private static String judged(
            ComparisonVerdict verdict, String name, String first, String disturbance) {
        return switch (verdict) {
            case BETTER -> "“%s” stands %s better than “%s”".formatted(name, disturbance, first);
            case WORSE -> "“%s” stands %s worse than “%s”".formatted(name, disturbance, first);
            case EQUAL -> "“%s” stands %s as well as “%s”".formatted(name, disturbance, first);
            case UNDECIDED ->
                    "Whether “%s” stands %s better than “%s” is undecided"
                            .formatted(name, disturbance, first);
        };
    }

    private String range(String disturbance) {
        List<Double> own = levels.getOrDefault(disturbance, List.of());
        double from = own.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double to = own.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return "%s from %s to %s".formatted(disturbance, Figures.number(from), Figures.number(to));
    }

    private static String pairs(VariantMetric area) {
        return Figures.count(area.pairs(), "pair of split and seed", "pairs of split and seed");
    }
}
