package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.TargetEncoding;
import org.jspecify.annotations.Nullable;

/**
 * What a network gave for some examples, told in the user's words.
 *
 * @param values [rows, width], row-major: probabilities in the order of the classes, or one value
 *     in the target's own unit; of several targets a row for each
 * @param noise [rows], the standard deviation of the noise of the data in that unit; null where no
 *     variance is learned
 * @param quantiles [rows, quantiles], as the loss has them; null where none are predicted
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares outputs
record NetworkOutputs(
        double[] values, int rows, double @Nullable [] noise, double @Nullable [] quantiles) {

    /**
     * @param raw [examples, outputs], row-major
     */
    static NetworkOutputs of(float[] raw, int examples, TargetEncoding target) {
        int rows = examples * target.count();
        if (target.tellsClasses()) {
            return new NetworkOutputs(
                    target.count() > 1 ? bothClasses(raw) : widened(raw), rows, null, null);
        }
        if (raw.length == 2 * rows) {
            return withNoise(raw, examples, target);
        }
        if (raw.length > rows) {
            return withQuantiles(raw, rows, target);
        }
        return new NetworkOutputs(decoded(widened(raw), target), rows, null, null);
    }

    /** Networks of several targets tell the second class of each alone. */
    private static double[] bothClasses(float[] second) {
        double[] both = new double[2 * second.length];
        for (int i = 0; i < second.length; i++) {
            both[2 * i] = 1 - second[i]; // in float32, as all probabilities are
            both[2 * i + 1] = second[i];
        }
        return both;
    }

    /** Of every example first all means, then all variances. */
    private static NetworkOutputs withNoise(float[] raw, int examples, TargetEncoding target) {
        int targets = target.count();
        double[] means = new double[examples * targets];
        double[] noise = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            int at = i / targets * 2 * targets + i % targets;
            means[i] = raw[at];
            noise[i] = Math.sqrt(raw[at + targets]) * target.unit(i % targets);
        }
        return new NetworkOutputs(decoded(means, target), means.length, noise, null);
    }

    /** Of every example first the medians of all targets, then another quantile of each. */
    private static NetworkOutputs withQuantiles(float[] raw, int rows, TargetEncoding target) {
        int targets = target.count();
        int width = raw.length / rows;
        double[] medians = new double[rows];
        double[] quantiles = new double[raw.length];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < width; k++) {
                int at = row / targets * targets * width + k * targets + row % targets;
                quantiles[row * width + k] = target.decode(row % targets, raw[at]);
            }
            medians[row] = quantiles[row * width];
        }
        return new NetworkOutputs(medians, rows, null, quantiles);
    }

    private static double[] widened(float[] raw) {
        double[] values = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = raw[i];
        }
        return values;
    }

    /** In double: values may be close together and far from 0. */
    private static double[] decoded(double[] values, TargetEncoding target) {
        for (int i = 0; i < values.length; i++) {
            values[i] = target.decode(i % target.count(), values[i]);
        }
        return values;
    }
}
