package dev.dropwise.inference;

import org.jspecify.annotations.Nullable;

/**
 * What came out for all instances, before it is written in one format or another.
 *
 * @param values [rows, width], row-major: probabilities in the order of the classes, or one value
 *     in the target's own unit
 * @param rows one an instance; of several targets one an instance and target
 * @param spread null where no samples were asked for
 * @param seed of the samples, null without
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares outputs
record PredictionOutputs(
        float[] values, int rows, int width, @Nullable Spread spread, @Nullable Long seed) {

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

    static PredictionOutputs of(float[] raw, int rows, ServedCheckpoint served) {
        int targets = served.targets();
        float[] values = targets > 1 && served.isClassification() ? bothClasses(raw) : raw;
        for (int i = 0; !served.isClassification() && i < raw.length; i++) {
            raw[i] = served.target().decode(i % targets, raw[i]);
        }
        int answers = rows * targets;
        return new PredictionOutputs(values, answers, values.length / answers, null, null);
    }

    /** Networks of several targets tell the second class of each alone. */
    private static float[] bothClasses(float[] second) {
        float[] both = new float[2 * second.length];
        for (int i = 0; i < second.length; i++) {
            both[2 * i] = 1 - second[i];
            both[2 * i + 1] = second[i];
        }
        return both;
    }

    static PredictionOutputs of(
            float[] raw, int rows, int samples, long seed, ServedCheckpoint served) {
        PredictionOutputs decoded = of(raw, samples * rows, served);
        MonteCarloPasses passes =
                new MonteCarloPasses(
                        decoded.values, samples, decoded.rows / samples, decoded.width);
        return served.isClassification() ? ofClasses(passes, seed) : ofValues(passes, seed);
    }

    private static PredictionOutputs ofClasses(MonteCarloPasses passes, long seed) {
        float[] entropy = new float[passes.rows()];
        float[] mutualInformation = new float[passes.rows()];
        for (int row = 0; row < passes.rows(); row++) {
            entropy[row] = (float) passes.entropy(row);
            mutualInformation[row] = (float) passes.mutualInformation(row);
        }
        return of(passes, seed, entropy, mutualInformation, new float[0]);
    }

    private static PredictionOutputs ofValues(MonteCarloPasses passes, long seed) {
        float[] interval = new float[2 * passes.rows()];
        for (int row = 0; row < passes.rows(); row++) {
            interval[2 * row] = (float) passes.quantile(row, 0, LOWER);
            interval[2 * row + 1] = (float) passes.quantile(row, 0, UPPER);
        }
        return of(passes, seed, new float[0], new float[0], interval);
    }

    private static PredictionOutputs of(
            MonteCarloPasses passes,
            long seed,
            float[] entropy,
            float[] mutualInformation,
            float[] interval) {
        int width = passes.width();
        float[] mean = new float[passes.rows() * width];
        float[] std = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) passes.mean(i / width, i % width);
            std[i] = (float) passes.std(i / width, i % width);
        }
        Spread spread = new Spread(std, entropy, mutualInformation, interval);
        return new PredictionOutputs(mean, passes.rows(), width, spread, seed);
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
