package dev.dropwise.study.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A smooth density of the values of one knob on a grid of at most 50 points, narrower than that of
 * the sampler: the bandwidth is that of Scott, 1992, https://doi.org/10.1002/9780470316849
 */
final class ImportanceDensity {

    private static final int MOST_POINTS = 50;

    /** Half a point of the grid is where 90 % of a kernel lie within it. */
    private static final double NARROWEST = 0.5 / 1.64;

    private ImportanceDensity() {}

    /** Probabilities of the points of the grid, or of the choices. */
    static double[] of(KnobDomain domain, double[] coordinates) {
        if (domain instanceof SearchRange range) {
            return ofRange(range, coordinates);
        }
        int choices = ((ChoiceValues) domain).count();
        int[] counts = new int[choices];
        Arrays.stream(coordinates).forEach(choice -> counts[(int) choice]++);
        double[] observed = observed(counts);
        return densities(counts, new ChoiceKernels(observed, choices));
    }

    private static double[] ofRange(SearchRange range, double[] coordinates) {
        int points = points(range);
        double first = range.scaled(range.from());
        double distance = (range.scaled(range.to()) - first) / (points - 1);
        int[] counts = new int[points];
        for (double coordinate : coordinates) {
            double position = (range.scaled(coordinate) - first) / distance;
            int index = (int) Math.ceil(position - 0.5);
            counts[Math.min(Math.max(index, 0), points - 1)]++;
        }
        double[] observed = observed(counts);
        double[] deviations = new double[observed.length];
        Arrays.fill(deviations, Math.max(bandwidth(counts), NARROWEST));
        SearchRange grid = new SearchRange(true, 0, points - 1, 1, false);
        return densities(counts, NumberKernels.of(grid, observed, deviations, points));
    }

    private static int points(SearchRange range) {
        if (!range.hasSteps()) {
            return MOST_POINTS;
        }
        double numbers = (range.to() - range.from()) / range.step() + 1;
        return (int)
                Math.min(
                        MOST_POINTS,
                        range.isLog()
                                ? Math.ceil(Math.log(numbers) / Math.log(2)) + 1
                                : Math.rint(numbers));
    }

    private static double[] observed(int[] counts) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .mapToDouble(i -> i)
                .toArray();
    }

    /** By Scott's rule, from the deviation or the distance of the quartiles. */
    private static double bandwidth(int[] counts) {
        int total = Arrays.stream(counts).sum();
        double mean =
                IntStream.range(0, counts.length).mapToDouble(i -> i * counts[i]).sum() / total;
        double squares =
                IntStream.range(0, counts.length)
                        .mapToDouble(i -> counts[i] * (i - mean) * (i - mean))
                        .sum();
        double deviation = Math.sqrt(squares / Math.max(1, total - 1));
        double quartiles = upperQuartile(counts, total * 3 / 4) - lowerQuartile(counts, total / 4);
        return 1.059 * Math.min(quartiles / 1.34, deviation) * Math.pow(total, -0.2);
    }

    /** The first observed point that so many lie at or before. */
    private static int lowerQuartile(int[] counts, int count) {
        int seen = 0;
        int point = -1;
        do {
            point++;
            seen += counts[point];
        } while (counts[point] == 0 || seen < count);
        return point;
    }

    /** The first observed point that more lie at or before; the last where none is. */
    private static int upperQuartile(int[] counts, int count) {
        int seen = 0;
        int last = 0;
        for (int point = 0; point < counts.length; point++) {
            seen += counts[point];
            last = counts[point] > 0 ? point : last;
            if (seen > count && counts[point] > 0) {
                return point;
            }
        }
        return last;
    }

    private static double[] densities(int[] counts, KernelDensity kernels) {
        double[] weights =
                IntStream.concat(Arrays.stream(counts).filter(count -> count > 0), IntStream.of(1))
                        .mapToDouble(count -> count)
                        .toArray();
        KernelMixture mixture = new KernelMixture(weights, List.of(kernels));
        return IntStream.range(0, counts.length)
                .mapToDouble(point -> mixture.density(new double[] {point}))
                .toArray();
    }
}
