package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Every setting is as likely, whatever came of others. Bergstra and Bengio, 2012,
 * https://jmlr.org/papers/v13/bergstra12a.html
 */
public final class RandomSampler implements Sampler {

    @Override
    public Map<String, JsonNode> sample(
            SearchSpace space, long seed, int number, List<Observation> completed) {
        SeededRandom random = TrialRandom.of(seed, number);
        return space.values(
                space.knobs().stream()
                        .mapToDouble(knob -> knob.domain().ofUnit(random.uniform()))
                        .toArray());
    }
}
