package dev.dropwise.training;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.random.SplitMix64;
import dev.dropwise.spec.Architecture;
import java.util.Arrays;

/**
 * Draws Monte-Carlo samples of instances. What an instance gets depends on the seed of the request
 * and on what it is, never on where it stands or on what else is asked: the same alone, in any
 * batch and over any interface. Equal instances get equal answers.
 */
public final class MonteCarloSampler {

    /** So many examples go through a network whose draws all of them share at once. */
    private static final int ROWS = 256;

    private final TorchProgram program;
    private final Architecture architecture;
    private final long seed;

    public MonteCarloSampler(TorchProgram program, Architecture architecture, long seed) {
        this.program = program;
        this.architecture = architecture;
        this.seed = new SplitMix64(seed).next();
    }

    /** Whether passes differ at all. */
    public static boolean draws(TorchProgram program, Architecture architecture) {
        return architecture.draws() && architecture.drawsAt(program.rates());
    }

    /**
     * Draws {@code samples} passes of every instance: [samples, rows, outputs], row-major.
     *
     * @param features of all rows, row-major
     */
    public float[] sample(float[] features, int rows, int samples) {
        return sharesAllDraws() ? shared(features, rows, samples) : own(features, rows, samples);
    }

    private boolean sharesAllDraws() {
        return architecture.drawsPerBatch() && !architecture.drawsPerExample();
    }

    /**
     * Draws passes of changed instances with the masks that the instance itself gets: [samples,
     * rows, outputs], row-major.
     *
     * @param changed features of all of them, row-major
     */
    public float[] sampleAs(float[] instance, float[] changed, int rows, int samples) {
        if (sharesAllDraws()) {
            return shared(changed, rows, samples);
        }
        long[] seeds = new long[rows];
        Arrays.fill(seeds, seedOf(instance, 0, instance.length));
        return program.sample(changed, samples, seeds);
    }

    /**
     * What the passes of one instance are drawn from: a seed for all of them, or one for each where
     * all instances share what is drawn.
     */
    public long[] seeds(float[] instance, int samples) {
        return sharesAllDraws()
                ? seedsOfPasses(samples)
                : new long[] {seedOf(instance, 0, instance.length)};
    }

    /**
     * How far the passes of every instance are apart: standard deviations, [rows, outputs],
     * row-major.
     */
    public double[] deviations(float[] features, int rows, int samples) {
        float[] passes = sample(features, rows, samples);
        int count = passes.length / samples;
        double[] deviations = new double[count];
        for (int i = 0; i < count; i++) {
            double mean = 0;
            for (int pass = 0; pass < samples; pass++) {
                mean += passes[pass * count + i] / (double) samples;
            }
            double squares = 0;
            for (int pass = 0; pass < samples; pass++) {
                double deviation = passes[pass * count + i] - mean;
                squares += deviation * deviation;
            }
            deviations[i] = Math.sqrt(squares / samples);
        }
        return deviations;
    }

    private float[] own(float[] features, int rows, int samples) {
        int width = features.length / rows;
        long[] seeds = new long[rows];
        for (int row = 0; row < seeds.length; row++) {
            seeds[row] = seedOf(features, row * width, (row + 1) * width);
        }
        return program.sample(features, samples, seeds);
    }

    private long seedOf(float[] features, int from, int to) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            // -0 is 0
            hash = SplitMix64.mix(hash ^ Float.floatToIntBits(features[i] + 0f));
        }
        return seedOf(hash);
    }

    private static long seedOf(long hash) {
        return new SplitMix64(hash).nextSeed();
    }

    /** Weights are dropped, not units: every pass has one network for all. */
    private float[] shared(float[] features, int rows, int samples) {
        long[] seeds = seedsOfPasses(samples);
        int width = features.length / rows;
        float[] all = new float[0];
        for (int from = 0; from < rows; from += ROWS) {
            int count = Math.min(ROWS, rows - from);
            float[] some =
                    program.samplePasses(
                            Arrays.copyOfRange(features, from * width, (from + count) * width),
                            count,
                            seeds);
            int outputs = some.length / (samples * count);
            if (from == 0) {
                all = new float[samples * rows * outputs];
            }
            for (int pass = 0; pass < samples; pass++) {
                System.arraycopy(
                        some,
                        pass * count * outputs,
                        all,
                        (pass * rows + from) * outputs,
                        count * outputs);
            }
        }
        return all;
    }

    private long[] seedsOfPasses(int samples) {
        long[] seeds = new long[samples];
        for (int pass = 0; pass < samples; pass++) {
            seeds[pass] = seedOf(seed + pass);
        }
        return seeds;
    }
}
