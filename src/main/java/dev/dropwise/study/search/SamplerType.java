package dev.dropwise.study.search;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The samplers by name. */
public enum SamplerType implements Sampler {
    /** Goes where good settings were. */
    TPE(new TpeSampler()),
    /** Every setting is as likely. */
    RANDOM(new RandomSampler()),
    /** Every point of a grid. */
    GRID(new GridSampler()),
    /** Evenly over the space. */
    QUASI_RANDOM(new QuasiRandomSampler());

    private final Sampler sampler;

    SamplerType(Sampler sampler) {
        this.sampler = sampler;
    }

    @Override
    public Map<String, JsonNode> sample(
            SearchSpace space, long seed, int number, List<Observation> completed) {
        return sampler.sample(space, seed, number, completed);
    }
}
