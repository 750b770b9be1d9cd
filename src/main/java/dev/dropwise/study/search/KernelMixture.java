package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Parzen estimator over several knobs: a kernel for each observation and the prior, each the
 * product of its kernels along the knobs.
 *
 * @param weights of the kernels, any positive numbers
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares mixtures
record KernelMixture(double[] weights, List<KernelDensity> knobs) {

    private static final int FULL_WEIGHT = 25;

    /**
     * Observations weigh 1, the prior too; of more than 25 the oldest less, from 1/n on evenly.
     *
     * @param points observed coordinates by knob, in order of their age
     */
    static KernelMixture adaptive(List<KnobDomain> domains, List<double[]> points) {
        int count = points.size();
        int fading = Math.max(0, count - FULL_WEIGHT);
        double[] weights = new double[count + 1];
        Arrays.fill(weights, 1);
        for (int i = 0; i < fading; i++) {
            double share = fading == 1 ? 0 : (double) i / (fading - 1);
            weights[i] = share + (1 - share) / count;
        }
        List<KernelDensity> knobs =
                IntStream.range(0, domains.size())
                        .mapToObj(
                                knob ->
                                        kernels(
                                                domains.get(knob),
                                                points.stream()
                                                        .mapToDouble(point -> point[knob])
                                                        .toArray()))
                        .toList();
        return new KernelMixture(weights, knobs);
    }

    private static KernelDensity kernels(KnobDomain domain, double[] observed) {
        return domain instanceof SearchRange range
                ? NumberKernels.adaptive(range, observed)
                : new ChoiceKernels(observed, ((ChoiceValues) domain).count());
    }

    double[] draw(SeededRandom random) {
        int kernel = kernel(random.uniform());
        return knobs.stream().mapToDouble(knob -> knob.draw(kernel, random)).toArray();
    }

    private int kernel(double share) {
        double rest = share * Arrays.stream(weights).sum();
        int kernel = 0;
        while (kernel < weights.length - 1 && rest >= weights[kernel]) {
            rest -= weights[kernel];
            kernel++;
        }
        return kernel;
    }

    double density(double[] point) {
        return StrictMath.exp(logDensity(point));
    }

    /** Many knobs make densities too small for a number; their logarithms are not. */
    double logDensity(double[] point) {
        double[] logs = new double[weights.length];
        for (int kernel = 0; kernel < weights.length; kernel++) {
            logs[kernel] = StrictMath.log(weights[kernel]);
            for (int knob = 0; knob < point.length; knob++) {
                logs[kernel] += StrictMath.log(knobs.get(knob).density(kernel, point[knob]));
            }
        }
        double highest = Arrays.stream(logs).max().orElseThrow();
        double sum = Arrays.stream(logs).map(log -> StrictMath.exp(log - highest)).sum();
        return highest + StrictMath.log(sum / Arrays.stream(weights).sum());
    }
}
