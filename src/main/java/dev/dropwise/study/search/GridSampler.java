package dev.dropwise.study.search;

import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SplitMix64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Every point of a grid once, in an order of the seed, so that a part of it covers all knobs; then
 * again from the first on. {@link SearchSpace#gridSize} says how many there are.
 */
public final class GridSampler implements Sampler {

    /**
     * {@inheritDoc}
     *
     * @throws Invalid where the grid has too many points, before it is built
     */
    @Override
    public Map<String, JsonNode> sample(
            SearchSpace space, long seed, int number, List<Observation> completed) {
        Invalid.throwIfAny(space.gridFaults());
        int[] order = IntStream.range(0, space.gridSize().intValueExact()).toArray();
        new SplitMix64(seed).shuffle(order);
        return space.values(point(space, order[number % order.length]));
    }

    private static double[] point(SearchSpace space, int index) {
        double[] point = new double[space.knobs().size()];
        long rest = index;
        for (int i = point.length - 1; i >= 0; i--) {
            KnobDomain domain = space.knobs().get(i).domain();
            point[i] = domain.gridCoordinate(rest % domain.gridSize());
            rest /= domain.gridSize();
        }
        return point;
    }
}
