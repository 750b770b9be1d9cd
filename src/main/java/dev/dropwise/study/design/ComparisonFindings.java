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

/** Says in words what a comparison came to by its objective. */
record ComparisonFindings(StudyPlan plan, Map<String, Map<String, VariantMetric>> variants) {

    List<StudyFinding> of(List<TrialOutcome> trials) {
        List<StudyFinding> findings = new ArrayList<>();
        List<@Nullable String> names = plan.names();
        String baseline = String.valueOf(names.get(0));
        for (int i = 1; i < names.size(); i++) {
            String name = String.valueOf(names.get(i));
            VariantMetric by = by(name);
            if (by != null && by.verdict() != null && by.pairs() > 0) {
                findings.add(finding(name, by, by.verdict(), baseline));
            }
        }
        plan.notes().forEach(note -> findings.add(StudyFinding.note(note)));
        FailedTrials.note(trials).ifPresent(findings::add);
        return findings;
    }

    private @Nullable VariantMetric by(String name) {
        Map<String, VariantMetric> metrics = variants.get(name);
        return metrics == null ? null : metrics.get(plan.metric());
    }

    private StudyFinding finding(
            String name, VariantMetric by, ComparisonVerdict verdict, String baseline) {
        return new StudyFinding(
                text(name, by, verdict, baseline),
                level(verdict),
                name,
                plan.metric(),
                by.difference(),
                by.interval(),
                by.adjustedPValue(),
                by.pairs(),
                by.pairsNeeded());
    }

    private String text(String name, VariantMetric by, ComparisonVerdict verdict, String baseline) {
        String judged =
                switch (verdict) {
                    case BETTER -> "“%s” is better than “%s”".formatted(name, baseline);
                    case WORSE -> "“%s” is worse than “%s”".formatted(name, baseline);
                    case EQUAL -> "“%s” is as good as “%s”".formatted(name, baseline);
                    case UNDECIDED ->
                            "Whether “%s” is better than “%s” is undecided"
                                    .formatted(name, baseline);
                };
        return "%s: %s differs by %s, %s, p = %s, on %s%s."
                .formatted(
                        judged,
                        plan.metric(),
                        Figures.signed(by.difference()),
                        Figures.interval(by.interval()),
                        Figures.number(by.adjustedPValue()),
                        Figures.count(
                                by.pairs(), "pair of split and seed", "pairs of split and seed"),
                        more(by));
    }

    private static String more(VariantMetric by) {
        return by.pairsNeeded() == null
                ? ""
                : "; about %s would decide"
                        .formatted(Figures.count(by.pairsNeeded(), "more pair", "more pairs"));
    }

    static FindingLevel level(ComparisonVerdict verdict) {
        return switch (verdict) {
            case BETTER -> FindingLevel.GOOD;
            case WORSE -> FindingLevel.BAD;
            case EQUAL -> FindingLevel.NOTE;
            case UNDECIDED -> FindingLevel.UNDECIDED;
        };
    }
}
