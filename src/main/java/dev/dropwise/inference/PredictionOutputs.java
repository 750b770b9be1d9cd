package dev.dropwise.inference;

import org.jspecify.annotations.Nullable;

/**
 * What came out for all instances, before it is written in one format or another.
 *
 * @param values [rows, width], row-major: probabilities in the order of the classes, or one value
 *     in the target's own unit
 * @param rows one an instance; of several targets one an instance and target
 * @param spread null where no samples were asked for
 * @param noise [rows], the standard deviation of the noise of the data: the root of the variance,
 *     with samples of their mean; null where none is learned
 * @param seed of the samples, null without
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares outputs
record PredictionOutputs(
        float[] values,
        int rows,
        int width,
        @Nullable Spread spread,
        float @Nullable [] noise,
        @Nullable Long seed) {

    private static final double LOWER = 0.025;
    private static final double UPPER = 0.975;

    /**
     * How far the passes are apart, as {@link MonteCarloPasses} says it.
     *
     * @param std [rows, width]
     * @param entropy [rows]; empty for regression, like mutualInformation
     * @param interval [rows, 2], from the 2.5 % to the 97.5 % quantile of the passes; empty for
     *     classification
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Spread(float[] std, float[] entropy, float[] mutualInformation, float[] interval) {}

    static PredictionOutputs of(float[] raw, int examples, ServedCheckpoint served) {
        NetworkOutputs outputs = NetworkOutputs.of(raw, examples, served.target());
        int rows = outputs.rows();
        return new PredictionOutputs(
                outputs.values(),
                rows,
                outputs.values().length / rows,
                null,
                outputs.noise(),
                null);
    }

    /**
     * @param raw [samples, examples, outputs], row-major; left to this
     */
    static PredictionOutputs of(
            float[] raw, int examples, int samples, long seed, ServedCheckpoint served) {
        NetworkOutputs outputs = NetworkOutputs.of(raw, samples * examples, served.target());
        int rows = outputs.rows() / samples;
        int width = outputs.values().length / outputs.rows();
        MonteCarloPasses passes = new MonteCarloPasses(outputs.values(), samples, rows, width);
        float[] noise = outputs.noise();
        return served.isClassification()
                ? ofClasses(passes, seed)
                : ofValues(passes, noise == null ? null : mean(noise, rows), seed);
    }

    /** The root of the mean variance over the passes. */
    private static float[] mean(float[] noise, int rows) {
        double[] squares = new double[rows];
        for (int i = 0; i < noise.length; i++) {
            squares[i % rows] += (double) noise[i] * noise[i];
        }
        float[] mean = new float[rows];
        for (int row = 0; row < rows; row++) {
            mean[row] = (float) Math.sqrt(squares[row] * rows / noise.length);
        }
        return mean;
    }

    private static PredictionOutputs ofClasses(MonteCarloPasses passes, long seed) {
        float[] entropy = new float[passes.rows()];
        float[] mutualInformation = new float[passes.rows()];
        for (int row = 0; row < passes.rows(); row++) {
            entropy[row] = (float) passes.entropy(row);
            mutualInformation[row] = (float) passes.mutualInformation(row);
        }
        Spread spread = new Spread(stds(passes), entropy, mutualInformation, new float[0]);
        return of(passes, spread, null, seed);
    }

    private static PredictionOutputs ofValues(
            MonteCarloPasses passes, float @Nullable [] noise, long seed) {
        float[] interval = new float[2 * passes.rows()];
        for (int row = 0; row < passes.rows(); row++) {
            interval[2 * row] = (float) passes.quantile(row, 0, LOWER);
            interval[2 * row + 1] = (float) passes.quantile(row, 0, UPPER);
        }
        Spread spread = new Spread(stds(passes), new float[0], new float[0], interval);
        return of(passes, spread, noise, seed);
    }

    private static float[] stds(MonteCarloPasses passes) {
        int width = passes.width();
        float[] stds = new float[passes.rows() * width];
        for (int i = 0; i < stds.length; i++) {
            stds[i] = (float) passes.std(i / width, i % width);
        }
        return stds;
    }

    private static PredictionOutputs of(
            MonteCarloPasses passes, Spread spread, float @Nullable [] noise, long seed) {
        int width = passes.width();
        float[] means = new float[passes.rows() * width];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) passes.mean(i / width, i % width);
        }
        return new PredictionOutputs(means, passes.rows(), width, spread, noise, seed);
    }

    /** The most probable class of a row, -1 where nothing finite came out. */
    int best(int row) {
        int best = -1;
        for (int output = 0; output < width; output++) {
            float value = values[row * width + output];
            if (value > (best < 0 ? Float.NEGATIVE_INFINITY : values[row * width + best])) {
                best = output;
            }
        }
        return best;
    }
}
