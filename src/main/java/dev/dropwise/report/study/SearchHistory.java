package dev.dropwise.report.study;

import dev.dropwise.study.design.SearchSpec;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The settings of a search in their order, with the best so far. */
final class SearchHistory {

    private SearchHistory() {}

    /** Without the trials on fresh pairs; those that have not ended are left out. */
    static List<SearchedSetting> of(SearchSpec spec, StudyPlan plan, List<TrialOutcome> trials) {
        List<SearchedSetting> history = new ArrayList<>();
        boolean isLowerBetter = TrialMetrics.isLowerBetter(plan.metric());
        Double best = null;
        for (List<TrialOutcome> setting : settings(spec, plan, trials)) {
            SearchedSetting found = setting(history.size() + 1, setting);
            Double objective = found.objective();
            if (found.state() == TrialState.COMPLETE
                    && objective != null
                    && (best == null || (isLowerBetter ? objective < best : objective > best))) {
                best = objective;
            }
            history.add(found.after(best));
        }
        return history.stream().filter(one -> one.state().isFinal()).toList();
    }

    /** A pair that a setting has had begins another with the same values. */
    private static List<List<TrialOutcome>> settings(
            SearchSpec spec, StudyPlan plan, List<TrialOutcome> trials) {
        Set<Pair> pairs = new HashSet<>(Pair.of(plan.seed(), spec.repeats()));
        List<List<TrialOutcome>> settings = new ArrayList<>();
        Map<Map<String, JsonNode>, List<TrialOutcome>> latest = new HashMap<>();
        for (TrialOutcome trial : trials) {
            Pair pair = trial.setting().pair();
            if (!pairs.contains(pair)) {
                continue;
            }
            List<TrialOutcome> setting = latest.get(trial.setting().values());
            if (setting == null
                    || setting.stream().anyMatch(one -> one.setting().pair().equals(pair))) {
                setting = new ArrayList<>();
                settings.add(setting);
                latest.put(trial.setting().values(), setting);
            }
            setting.add(trial);
        }
        return settings;
    }

    private static SearchedSetting setting(int number, List<TrialOutcome> trials) {
        double[] objectives =
                trials.stream()
                        .map(TrialOutcome::objective)
                        .filter(Objects::nonNull)
                        .mapToDouble(objective -> objective)
                        .toArray();
        return new SearchedSetting(
                number,
                trials.get(0).setting().values(),
                objectives.length == 0 ? null : Arrays.stream(objectives).average().orElseThrow(),
                null,
                objectives.length,
                state(trials),
                trials.get(0).run());
    }

    /** The first of them that is not complete says it. */
    private static TrialState state(List<TrialOutcome> trials) {
        return trials.stream()
                .map(TrialOutcome::state)
                .filter(state -> state != TrialState.COMPLETE)
                .min((one, other) -> Boolean.compare(one.isFinal(), other.isFinal()))
                .orElse(TrialState.COMPLETE);
    }
}
