package dev.dropwise.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A trial as clients see it.
 *
 * @param number from 1
 * @param values of what the study varies beside variants and pairs, by name
 * @param variant left out where the study has none
 * @param pair the same for all variants
 * @param epochs that were trained; null until it has ended or waits for other trials
 * @param objective null until it is complete or pruned
 * @param metrics of the weights that its run serves; those of test rows come with the study's end
 * @param job in the queue, or that was
 * @param run what it became
 * @param error why it failed
 */
record TrialView(
        @Schema(example = "1") int number,
        TrialState state,
        @Schema(example = "{\"fold\": 1}") Map<String, JsonNode> values,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant,
        Pair pair,
        @Nullable Integer epochs,
        @Nullable Double objective,
        Map<String, Double> metrics,
        @Nullable UUID job,
        @Nullable UUID run,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

    static TrialView of(StudyTrial trial, boolean withTest) {
        return new TrialView(
                trial.number(),
                trial.state(),
                trial.setting().values(),
                trial.setting().variant(),
                trial.setting().pair(),
                trial.epochs(),
                trial.objective(),
                trial.metrics(withTest),
                trial.job(),
                trial.run(),
                trial.error());
    }
}
