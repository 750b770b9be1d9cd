package dev.dropwise.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came out for all instances, before it is written in one format or another.
 *
 * @param values [rows, width], row-major: probabilities in the order of the classes, or one value
 *     in the target's own unit
 * @param rows one an instance; of several targets one an instance and target
 * @param spread null where no samples were asked for and one network answers
 * @param noise [rows], the standard deviation of the noise of the data: the root of the variance,
 *     with samples of their mean; null where none is learned
 * @param quantiles [rows, quantiles], as the loss has them, with samples their means; null where
 *     none are predicted
 * @param passes what every sample said; null where nobody asked for that
 * @param seed of the samples, null without
 * @param samplesUsed how many each instance took, where that was left open; else null
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares outputs
public record PredictionOutputs(
        double[] values,
        int rows,
        int width,
        @Nullable Spread spread,
        double @Nullable [] noise,
        double @Nullable [] quantiles,
        @Nullable MonteCarloPasses passes,
        @Nullable Long seed,
        int @Nullable [] samplesUsed) {

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
    public record Spread(
            double[] std, double[] entropy, double[] mutualInformation, double[] interval) {}

    static PredictionOutputs of(float[] raw, int examples, ServedCheckpoint served) {
        NetworkOutputs outputs = served.scaled(NetworkOutputs.of(raw, examples, served.target()));
        int rows = outputs.rows();
        return new PredictionOutputs(
                outputs.values(),
                rows,
                outputs.values().length / rows,
                null,
                outputs.noise(),
                outputs.quantiles(),
                null,
                null,
                null);
    }

    /**
     * @param raw [samples, examples, outputs], row-major
     */
    static PredictionOutputs of(
            float[] raw, int examples, int samples, long seed, ServedCheckpoint served) {
        return of(
                served.scaled(NetworkOutputs.of(raw, samples * examples, served.target())),
                samples,
                seed,
                served);
    }

    /**
     * @param outputs of all passes, one after the other
     * @param seed null where none of them was drawn
     */
    static PredictionOutputs of(
            NetworkOutputs outputs, int samples, @Nullable Long seed, ServedCheckpoint served) {
        int rows = outputs.rows() / samples;
        int width = outputs.values().length / outputs.rows();
        MonteCarloPasses passes = new MonteCarloPasses(outputs.values(), samples, rows, width);
        return of(passes, outputs, seed, served.isClassification());
    }

    /**
     * @param outputs [samples, rows]: of each pass
     * @param seed null where none of them was drawn
     */
    static PredictionOutputs of(
            MonteCarloPasses passes,
            NetworkOutputs outputs,
            @Nullable Long seed,
            boolean areClasses) {
        return areClasses ? ofClasses(passes, seed) : ofValues(passes, outputs, seed);
    }

    /** Of several instances, each with as many samples as it took. */
    static PredictionOutputs together(List<PredictionOutputs> each) {
        PredictionOutputs first = each.get(0);
        return new PredictionOutputs(
                joined(each, PredictionOutputs::values),
                each.stream().mapToInt(PredictionOutputs::rows).sum(),
                first.width,
                new Spread(
                        joined(each, one -> one.spreadOrFail().std()),
                        joined(each, one -> one.spreadOrFail().entropy()),
                        joined(each, one -> one.spreadOrFail().mutualInformation()),
                        joined(each, one -> one.spreadOrFail().interval())),
                first.noise == null ? null : joined(each, one -> Objects.requireNonNull(one.noise)),
                first.quantiles == null
                        ? null
                        : joined(each, one -> Objects.requireNonNull(one.quantiles)),
                null,
                first.seed,
                each.stream()
                        .mapToInt(one -> Objects.requireNonNull(one.passes).samples())
                        .toArray());
    }

    private Spread spreadOrFail() {
        return Objects.requireNonNull(spread, "samples have a spread");
    }

    private static double[] joined(
            List<PredictionOutputs> each, Function<PredictionOutputs, double[]> part) {
        return each.stream().map(part).flatMapToDouble(Arrays::stream).toArray();
    }

    /** How many samples an instance took; null where the request says how many. */
    @Nullable Integer used(int instance) {
        return samplesUsed == null ? null : (Integer) samplesUsed[instance];
    }

    /** The root of the mean variance over the passes. */
    private static double[] mean(double[] noise, int rows) {
        double[] squares = new double[rows];
        for (int i = 0; i < noise.length; i++) {
            squares[i % rows] += noise[i] * noise[i];
        }
        double[] mean = new double[rows];
        for (int row = 0; row < rows; row++) {
            mean[row] = Math.sqrt(squares[row] * rows / noise.length);
        }
        return mean;
    }

    /** Over the passes, of which one comes after the other. */
    private static double[] means(double[] all, int passes) {
        double[] means = new double[all.length / passes];
        for (int i = 0; i < all.length; i++) {
            means[i % means.length] += all[i] / passes;
        }
        return means;
    }

    private static PredictionOutputs ofClasses(MonteCarloPasses passes, @Nullable Long seed) {
        double[] entropy = new double[passes.rows()];
        double[] mutualInformation = new double[passes.rows()];
        for (int row = 0; row < passes.rows(); row++) {
            entropy[row] = passes.entropy(row);
            mutualInformation[row] = passes.mutualInformation(row);
        }
        Spread spread = new Spread(stds(passes), entropy, mutualInformation, new double[0]);
        return of(passes, spread, null, null, seed);
    }

    private static PredictionOutputs ofValues(
            MonteCarloPasses passes, NetworkOutputs outputs, @Nullable Long seed) {
        double[] noise = outputs.noise();
        double[] quantiles = outputs.quantiles();
        double[] interval = new double[2 * passes.rows()];
        for (int row = 0; row < passes.rows(); row++) {
            interval[2 * row] = passes.quantile(row, 0, LOWER);
            interval[2 * row + 1] = passes.quantile(row, 0, UPPER);
        }
        Spread spread = new Spread(stds(passes), new double[0], new double[0], interval);
        return of(
                passes,
                spread,
                noise == null ? null : mean(noise, passes.rows()),
                quantiles == null ? null : means(quantiles, passes.samples()),
                seed);
    }

    private static double[] stds(MonteCarloPasses passes) {
        int width = passes.width();
        double[] stds = new double[passes.rows() * width];
        for (int i = 0; i < stds.length; i++) {
            stds[i] = passes.std(i / width, i % width);
        }
        return stds;
    }

    private static PredictionOutputs of(
            MonteCarloPasses passes,
            Spread spread,
            double @Nullable [] noise,
            double @Nullable [] quantiles,
            @Nullable Long seed) {
        int width = passes.width();
        double[] means = new double[passes.rows() * width];
        for (int i = 0; i < means.length; i++) {
            means[i] = passes.mean(i / width, i % width);
        }
        return new PredictionOutputs(
                means, passes.rows(), width, spread, noise, quantiles, passes, seed, null);
    }

    /**
     * The standard deviation of the data's noise and of the passes together, that of their mixture;
     * null where no noise is learned.
     */
    double @Nullable [] totalNoise() {
        double[] own = noise;
        Spread between = spread;
        if (own == null || between == null) {
            return own;
        }
        double[] total = new double[own.length];
        for (int row = 0; row < total.length; row++) {
            total[row] = Math.hypot(own[row], between.std()[row]);
        }
        return total;
    }

    PredictionOutputs withoutPasses() {
        return new PredictionOutputs(
                values, rows, width, spread, noise, quantiles, null, seed, samplesUsed);
    }

    /** All outputs of a row. */
    double[] row(int row) {
        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }

    /** The most probable class of a row, -1 where nothing finite came out. */
    public int best(int row) {
        int best = -1;
        for (int output = 0; output < width; output++) {
            double value = values[row * width + output];
            if (value > (best < 0 ? Double.NEGATIVE_INFINITY : values[row * width + best])) {
                best = output;
            }
        }
        return best;
    }
}
