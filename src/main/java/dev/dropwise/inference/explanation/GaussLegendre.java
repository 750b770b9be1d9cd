package dev.dropwise.inference.explanation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Points between 0 and 1 and their weights, with which the mean of a polynomial of a degree below
 * {@code 2 * steps} is exact; what Captum integrates with, too.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rules
public record GaussLegendre(double[] points, double[] weights) {

    private static final Map<Integer, GaussLegendre> KNOWN = new ConcurrentHashMap<>();

    /**
     * The rule of so many points.
     *
     * @param steps at least 1
     */
    public static GaussLegendre of(int steps) {
        return KNOWN.computeIfAbsent(steps, GaussLegendre::made);
    }

    private static GaussLegendre made(int steps) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(steps, 0, 1);
        return new GaussLegendre(
                IntStream.range(0, steps).mapToDouble(rule::getPoint).toArray(),
                IntStream.range(0, steps).mapToDouble(rule::getWeight).toArray());
    }
}
