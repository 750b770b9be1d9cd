package dev.dropwise.report.study;

import dev.dropwise.study.trial.TrialState;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A setting that a search tried.
 *
 * @param number from 1, in the order in which they were chosen
 * @param values by name
 * @param objective the mean over the trials that ended; null where none did
 * @param best the best objective up to here; null before the first
 * @param trials that ended with an objective
 * @param state complete where all its trials are
 * @param run of its first trial
 */
record SearchedSetting(
        int number,
        Map<String, JsonNode> values,
        @Nullable Double objective,
        @Nullable Double best,
        int trials,
        TrialState state,
        @Nullable UUID run) {

    SearchedSetting after(@Nullable Double bestSoFar) {
        return new SearchedSetting(number, values, objective, bestSoFar, trials, state, run);
    }
}
