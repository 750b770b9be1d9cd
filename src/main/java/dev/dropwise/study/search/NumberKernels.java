package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;

/**
 * Over a range of numbers: normal distributions on its scale, truncated to it; where the range has
 * steps, each number has the probability of half a step to both sides.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares kernels
record NumberKernels(SearchRange range, TruncatedNormalDistribution[] kernels)
        implements KernelDensity {

    /** No kernel is narrower than this part of the range. */
    private static final double NARROWEST = 100;

    /**
     * As wide as the larger distance to a neighbour, as Bergstra et al. have it; the prior is in
     * the middle and as wide as the range.
     *
     * @param observed numbers of the range
     */
    static NumberKernels adaptive(SearchRange range, double[] observed) {
        double width = range.high() - range.low();
        double narrowest = width / Math.min(NARROWEST, 2 + observed.length);
        double[] means = Arrays.stream(observed).map(range::scaled).toArray();
        double[] deviations =
                Arrays.stream(distances(range, means))
                        .map(distance -> Math.min(Math.max(distance, narrowest), width))
                        .toArray();
        return of(range, means, deviations, width);
    }

    /** From each to the farther of its neighbours; the ends of the range are some to a lone one. */
    private static double[] distances(SearchRange range, double[] means) {
        int[] ascending =
                IntStream.range(0, means.length)
                        .boxed()
                        .sorted((i, j) -> Double.compare(means[i], means[j]))
                        .mapToInt(i -> i)
                        .toArray();
        double[] distances = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            double mean = means[ascending[i]];
            boolean isLone = means.length == 1;
            double below = i > 0 ? mean - means[ascending[i - 1]] : isLone ? mean - range.low() : 0;
            double above =
                    i + 1 < means.length
                            ? means[ascending[i + 1]] - mean
                            : isLone ? range.high() - mean : 0;
            distances[ascending[i]] = Math.max(below, above);
        }
        return distances;
    }

    /**
     * @param priorDeviation of the last, in the middle of the range
     */
    static NumberKernels of(
            SearchRange range, double[] means, double[] deviations, double priorDeviation) {
        TruncatedNormalDistribution[] kernels = new TruncatedNormalDistribution[means.length + 1];
        for (int i = 0; i < means.length; i++) {
            kernels[i] = truncated(range, means[i], deviations[i]);
        }
        kernels[means.length] = truncated(range, (range.low() + range.high()) / 2, priorDeviation);
        return new NumberKernels(range, kernels);
    }

    private static TruncatedNormalDistribution truncated(
            SearchRange range, double mean, double deviation) {
        return TruncatedNormalDistribution.of(mean, deviation, range.low(), range.high());
    }

    @Override
    public double draw(int kernel, SeededRandom random) {
        return range.unscaled(kernels[kernel].inverseCumulativeProbability(random.uniform()));
    }

    @Override
    public double density(int kernel, double coordinate) {
        if (!range.hasSteps()) {
            return kernels[kernel].density(range.scaled(coordinate));
        }
        double half = range.step() / 2;
        return kernels[kernel].probability(
                range.scaled(coordinate - half), range.scaled(coordinate + half));
    }
}
