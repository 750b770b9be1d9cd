package dev.dropwise.study.search;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The samplers by name. */
public enum SamplerType implements Sampler {
    /** Goes where good settings were. */
    TPE,
    /** Every setting is as likely. */
    RANDOM,
    /** Every point of a grid. */
    GRID,
    /** Evenly over the space. */
    QUASI_RANDOM;

    @Override
    public Map<String, JsonNode> sample(
            SearchSpace space, long seed, int number, List<Observation> completed) {
        return sampler().sample(space, seed, number, completed);
    }

    private Sampler sampler() {
        return switch (this) {
            case TPE -> new TpeSampler();
            case RANDOM -> new RandomSampler();
            case GRID -> new GridSampler();
            case QUASI_RANDOM -> new QuasiRandomSampler();
        };
    }
}
