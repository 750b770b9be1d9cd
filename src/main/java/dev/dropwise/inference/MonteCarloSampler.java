package dev.dropwise.inference;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.random.SplitMix64;
import dev.dropwise.spec.Architecture;
import java.util.Arrays;

/**
 * Draws Monte-Carlo samples of instances. What an instance gets depends on the seed of the request
 * and on what it is, never on where it stands or on what else is asked: the same alone, in any
 * batch and over any interface. Equal instances get equal answers.
 */
final class MonteCarloSampler {

    /** So many examples go through a network whose draws all of them share at once. */
    private static final int ROWS = 256;

    private final TorchProgram program;
    private final Architecture architecture;
    private final long seed;

    MonteCarloSampler(TorchProgram program, Architecture architecture, long seed) {
        this.program = program;
        this.architecture = architecture;
        this.seed = new SplitMix64(seed).next();
    }

    /** Draws {@code samples} passes of every instance: [samples, rows, outputs], row-major. */
    float[] sample(InstanceBatch batch, int samples) {
        boolean sharesAllDraws = architecture.drawsPerBatch() && !architecture.drawsPerExample();
        return sharesAllDraws ? shared(batch, samples) : own(batch, samples);
    }

    private float[] own(InstanceBatch batch, int samples) {
        float[] features = batch.features();
        int width = features.length / batch.rows();
        long[] seeds = new long[batch.rows()];
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
    private float[] shared(InstanceBatch batch, int samples) {
        long[] seeds = new long[samples];
        for (int pass = 0; pass < samples; pass++) {
            seeds[pass] = seedOf(seed + pass);
        }
        int rows = batch.rows();
        int width = batch.features().length / rows;
        float[] all = new float[0];
        for (int from = 0; from < rows; from += ROWS) {
            int count = Math.min(ROWS, rows - from);
            float[] some =
                    program.samplePasses(
                            Arrays.copyOfRange(
                                    batch.features(), from * width, (from + count) * width),
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
}
