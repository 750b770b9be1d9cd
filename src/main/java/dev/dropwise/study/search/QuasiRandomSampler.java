package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;
import java.util.List;
import java.util.Map;
import org.hipparchus.random.SobolSequenceGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Points of Sobol's sequence, which fill the space more evenly than random ones, shifted by a
 * vector of the seed that leaves at one side what it brings in at the other. Sobol, 1967,
 * https://doi.org/10.1016/0041-5553(67)90144-9; Cranley and Patterson, 1976,
 * https://doi.org/10.1137/0713071
 */
public final class QuasiRandomSampler implements Sampler {

    @Override
    public Map<String, JsonNode> sample(
            SearchSpace space, long seed, int number, List<Observation> completed) {
        double[] point = new SobolSequenceGenerator(space.knobs().size()).skipTo(number);
        SeededRandom shift = new SeededRandom(seed);
        for (int i = 0; i < point.length; i++) {
            double moved = point[i] + shift.uniform();
            point[i] = space.knobs().get(i).domain().ofUnit(moved - Math.floor(moved));
        }
        return space.values(point);
    }
}
