package dev.dropwise.study.search;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a trial came to.
 *
 * @param number of the trial, from 0
 * @param values of the knobs, by name
 * @param objective lower is better: a score is negated; NaN or infinite where the training failed
 *     or diverged, which counts as worse than all others
 */
public record Observation(int number, Map<String, JsonNode> values, double objective) {

    public Observation {
        values = Map.copyOf(values);
    }

    boolean isFinite() {
        return Double.isFinite(objective);
    }

    /** Worst where it is not a number. */
    double rank() {
        return isFinite() ? objective : Double.POSITIVE_INFINITY;
    }
}
