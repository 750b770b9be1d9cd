package dev.dropwise.study;

import dev.dropwise.spec.Plan;
import dev.dropwise.spec.Regularization;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.study.trial.TrialMetrics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be borne in mind with the results of a study. */
final class VariantNotes {

    private VariantNotes() {}

    /**
     * Losses include label smoothing and class weights, so variants that differ in these are not
     * judged alike.
     */
    static List<String> of(StudySpec spec, List<PlannedTrial> trials) {
        Set<String> notes = new LinkedHashSet<>();
        String objective = TrialMetrics.name(spec.objective());
        Plan baseline = trials.get(0).plan();
        if (objective.endsWith("Loss")) {
            trials.stream()
                    .filter(trial -> !measuresAlike(trial.plan(), baseline))
                    .map(trial -> note(trial.setting().variant(), objective))
                    .forEach(notes::add);
        }
        return List.copyOf(notes);
    }

    private static String note(@Nullable String variant, String objective) {
        return variant == null
                ? "Some settings minimize another loss than others, which %s is measured by: take another objective."
                        .formatted(objective)
                : "“%s” minimizes another loss than the baseline, which %s is measured by: look at other metrics."
                        .formatted(variant, objective);
    }

    private static boolean measuresAlike(Plan one, Plan other) {
        Regularization ours = one.training().regularization();
        Regularization theirs = other.training().regularization();
        return one.loss().equals(other.loss())
                && Objects.equals(ours.labelSmoothing(), theirs.labelSmoothing())
                && Objects.equals(ours.classWeights(), theirs.classWeights());
    }
}
