package dev.dropwise.study.design;

import dev.dropwise.study.result.SettingResult;
import dev.dropwise.study.statistics.MeanEstimate;
import dev.dropwise.study.trial.TrialOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A setting that a search tried.
 *
 * @param number of the setting, from 0
 * @param objective of all its trials
 * @param run of its first trial
 */
record TriedSetting(
        int number, Map<String, JsonNode> values, MeanEstimate objective, @Nullable UUID run) {

    /** Empty unless all its trials ended well, for pairs differ and a part of them says less. */
    static Optional<TriedSetting> of(int number, List<TrialOutcome> trials, StudyPlan plan) {
        if (!trials.stream().allMatch(TrialOutcome::isComplete)) {
            return Optional.empty();
        }
        TrialOutcome first = trials.get(0);
        MeanEstimate objective = SearchTrials.estimate(trials, plan);
        return objective.count() < trials.size()
                ? Optional.empty()
                : Optional.of(
                        new TriedSetting(number, first.setting().values(), objective, first.run()));
    }

    double mean() {
        Double mean = objective.mean();
        return mean == null ? Double.NaN : mean;
    }

    SettingResult result() {
        return new SettingResult(values, objective.mean(), run);
    }
}
