package dev.dropwise.study.design;

import dev.dropwise.study.result.ConfirmedObjective;
import dev.dropwise.study.result.StudyResult;
import dev.dropwise.study.search.KnobImportance;
import dev.dropwise.study.search.SearchSpace;
import dev.dropwise.study.statistics.MeanEstimate;
import dev.dropwise.study.statistics.OneStandardError;
import dev.dropwise.study.statistics.ScoredSetting;
import dev.dropwise.study.trial.TrialOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the trials of a search say. */
record SearchAnswer(
        StudyPlan plan, SearchSpace space, @Nullable SearchBrackets brackets, SearchTrials trials) {

    StudyAnswer answer(List<TrialOutcome> all) {
        MeanEstimate confirmed = SearchTrials.estimate(trials.confirming(), plan);
        Optional<TriedSetting> simplest = simplest(confirmed);
        Map<String, Double> importance =
                KnobImportance.of(
                        space,
                        brackets == null
                                ? trials.observations(trials.planned())
                                : brackets.observations(trials));
        SearchFindings findings =
                new SearchFindings(
                        plan,
                        trials,
                        confirmed,
                        simplest,
                        importance,
                        new SearchSavings(trials, brackets == null ? null : brackets.epochs()));
        return new StudyAnswer(
                findings.of(all),
                StudyResult.ofSearch(
                        trials.best().map(TriedSetting::result).orElse(null),
                        confirmed(confirmed),
                        simplest.map(TriedSetting::result).orElse(null),
                        importance));
    }

    private ConfirmedObjective confirmed(MeanEstimate estimate) {
        List<Double> values =
                trials.confirming().stream()
                        .flatMap(trial -> trial.metric(plan.metric()).stream().boxed())
                        .toList();
        return new ConfirmedObjective(
                estimate.mean(), estimate.standardError(), values, typicalRun());
    }

    private @Nullable UUID typicalRun() {
        List<TrialOutcome> best =
                trials.confirming().stream()
                        .filter(trial -> trial.metric(plan.metric()).isPresent())
                        .sorted(Comparator.comparingDouble(trials::loss))
                        .toList();
        return best.isEmpty() ? null : best.get((best.size() - 1) / 2).run();
    }

    /**
     * The one with the fewest weights between hidden layers within one standard error of the best:
     * that of the search where it had several pairs, else that of the fresh ones.
     */
    private Optional<TriedSetting> simplest(MeanEstimate confirmed) {
        return OneStandardError.simplest(
                        trials.tried().stream().map(one -> scored(one, confirmed)).toList(),
                        trials.isLowerBetter())
                .map(ScoredSetting::setting);
    }

    private ScoredSetting<TriedSetting> scored(TriedSetting setting, MeanEstimate confirmed) {
        Double own = setting.objective().standardError();
        Double error = own == null ? confirmed.standardError() : own;
        ObjectNode job = (ObjectNode) space.apply(plan.job(null), setting.values());
        return new ScoredSetting<>(
                setting,
                setting.mean(),
                error == null ? Double.NaN : error,
                LayerWidths.complexity(job));
    }
}
