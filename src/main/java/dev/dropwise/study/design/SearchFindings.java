package dev.dropwise.study.design;

import dev.dropwise.study.result.Figures;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.statistics.MeanEstimate;
import dev.dropwise.study.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Puts into words what a search found. */
record SearchFindings(
        StudyPlan plan,
        SearchTrials trials,
        MeanEstimate confirmed,
        Optional<TriedSetting> simplest,
        Map<String, Double> importance,
        SearchSavings savings) {

    List<StudyFinding> of(List<TrialOutcome> all) {
        List<StudyFinding> findings = new ArrayList<>();
        trials.best().ifPresent(best -> describe(best, findings));
        importance.entrySet().stream()
                .findFirst()
                .map(most -> StudyFinding.note(mostImportant(most.getKey(), most.getValue())))
                .ifPresent(findings::add);
        savings.text().map(StudyFinding::note).ifPresent(findings::add);
        plan.notes().forEach(note -> findings.add(StudyFinding.note(note)));
        FailedTrials.note(all).ifPresent(findings::add);
        return findings;
    }

    private void describe(TriedSetting best, List<StudyFinding> findings) {
        String settings = Figures.count(trials.tried().size(), "setting", "settings");
        findings.add(
                StudyFinding.note(
                        "The best of %s (of %d) is %s."
                                .formatted(settings, trials.planned(), text(best.values()))));
        findings.add(StudyFinding.note(worth(best), plan.metric(), confirmed.count()));
        simplest.filter(one -> one.number() != best.number())
                .map(
                        one ->
                                "The simplest setting within one standard error of it is %s; the search saw %s %s."
                                        .formatted(
                                                text(one.values()),
                                                plan.metric(),
                                                Figures.number(one.mean())))
                .map(StudyFinding::note)
                .ifPresent(findings::add);
    }

    private String worth(TriedSetting best) {
        String seen =
                "The search saw %s %s on %s; "
                        .formatted(
                                plan.metric(),
                                Figures.number(best.mean()),
                                Figures.count(
                                        best.objective().count(),
                                        "pair of split and seed",
                                        "pairs of split and seed"));
        return confirmed.count() == 0
                ? seen + "no fresh run has ended yet, and the best of many looks better than it is."
                : "%s%s gave %s."
                        .formatted(
                                seen,
                                Figures.count(confirmed.count(), "fresh run", "fresh runs"),
                                Figures.estimate(confirmed.mean(), confirmed.standardError()));
    }

    private static String text(Map<String, JsonNode> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + " = " + text(one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode value) {
        return value.isFloatingPointNumber() ? Figures.number(value.asDouble()) : value.toString();
    }

    private String mostImportant(String knob, double share) {
        return "%s matters most: %s %% of what distinguishes the best of %s (PED-ANOVA)."
                .formatted(
                        knob,
                        Math.round(100 * share),
                        Figures.count(trials.tried().size(), "setting", "settings"));
    }
}
