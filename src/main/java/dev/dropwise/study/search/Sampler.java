package dev.dropwise.study.search;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Chooses the settings that a search tries: a pure function of what it is given. */
@FunctionalInterface
public interface Sampler {

    /**
     * The values of the knobs by name, in the order of the space.
     *
     * @param number of the trial, from 0
     * @param completed trials so far, in order of number
     */
    Map<String, JsonNode> sample(
            SearchSpace space, long seed, int number, List<Observation> completed);
}
