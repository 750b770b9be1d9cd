package dev.dropwise.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the passes of Monte-Carlo dropout gave, and what their spread says. Gal and Ghahramani,
 * 2016, https://proceedings.mlr.press/v48/gal16.html; entropy and mutual information (in nats) as
 * in Gal, 2016, https://www.cs.ox.ac.uk/people/yarin.gal/website/thesis/thesis.pdf, section 3.3.
 *
 * @param values [samples, rows, width], row-major: probabilities of every class, or one value
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares passes
record MonteCarloPasses(double[] values, int samples, int rows, int width) {

    /** What each pass said of a row: a list a pass. */
    List<List<Double>> of(int row) {
        return of(row, 1);
    }

    /** What each pass said of some rows, from one on, together: a list a pass. */
    List<List<Double>> of(int row, int count) {
        return IntStream.range(0, samples)
                .mapToObj(sample -> (sample * rows + row) * width)
                .map(from -> Arrays.stream(values, from, from + count * width).boxed().toList())
                .toList();
    }

    private double value(int sample, int row, int output) {
        return values[(sample * rows + row) * width + output];
    }

    double mean(int row, int output) {
        double sum = 0;
        for (int sample = 0; sample < samples; sample++) {
            sum += value(sample, row, output);
        }
        return sum / samples;
    }

    /** Standard deviation of the passes themselves: the squares are divided by their number. */
    double std(int row, int output) {
        double mean = mean(row, output);
        double squares = 0;
        for (int sample = 0; sample < samples; sample++) {
            double deviation = value(sample, row, output) - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / samples);
    }

    /** Of the mean probabilities p: -sum p ln p, from 0 (sure) to ln(classes). */
    double entropy(int row) {
        double entropy = 0;
        for (int output = 0; output < width; output++) {
            entropy += surprise(mean(row, output));
        }
        return entropy;
    }

    /**
     * How much the passes disagree: the entropy of their mean less the mean of their entropies. 0
     * where all say the same, however unsure. Rounding may take it below 0; that is 0 too.
     */
    double mutualInformation(int row) {
        double entropies = 0;
        for (int sample = 0; sample < samples; sample++) {
            for (int output = 0; output < width; output++) {
                entropies += surprise(value(sample, row, output));
            }
        }
        return Math.max(0, entropy(row) - entropies / samples);
    }

    private static double surprise(double probability) {
        return probability == 0 ? 0 : -probability * Math.log(probability);
    }

    /**
     * The value below which the fraction q of the passes lies: between the two neighbours in order,
     * linearly, as NumPy and R (type 7) do by default.
     */
    double quantile(int row, int output, double q) {
        double[] sorted = new double[samples];
        for (int sample = 0; sample < samples; sample++) {
            sorted[sample] = value(sample, row, output);
        }
        Arrays.sort(sorted);
        double position = q * (samples - 1);
        int below = (int) position;
        int above = Math.min(below + 1, samples - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
