package dev.dropwise.inference;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.training.MonteCarloSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws Monte-Carlo samples of each instance until its answer is settled: in rounds of 10 passes,
 * from 20 on, until the mean of every probability is known to within 0.02, or that of every value
 * to within 0.02 standard deviations of the training rows, to either side with 95 % confidence
 * ({@code 1.96·s/√n}); at most 500 passes. An instance gets the same alone and in any batch.
 */
final class SettledSamples {

    static final int MOST = 500;

    private static final int ROUND = 10;
    private static final int LEAST = 20;
    private static final double TOLERANCE = 0.02;
    private static final double DEVIATIONS = 1.959963984540054;

    private final ServedCheckpoint served;
    private final InstanceBatch batch;
    private final long seed;
    private final int most;
    private final List<List<NetworkOutputs>> rounds = new ArrayList<>();

    /**
     * @param most passes, a bound of all requests
     */
    SettledSamples(ServedCheckpoint served, InstanceBatch batch, long seed, int most) {
        this.served = served;
        this.batch = batch;
        this.seed = seed;
        this.most = Math.min(most, MOST);
    }

    /** What came out, in the order of the instances. */
    PredictionOutputs draw(TorchProgram program) {
        for (int instance = 0; instance < batch.rows(); instance++) {
            rounds.add(new ArrayList<>());
        }
        int[] open = IntStream.range(0, batch.rows()).toArray();
        for (int round = 0; open.length > 0 && (round + 1) * ROUND <= most; round++) {
            drawRound(program, open, seed + round);
            open = Arrays.stream(open).filter(instance -> !isSettled(instance)).toArray();
        }
        return PredictionOutputs.together(
                IntStream.range(0, batch.rows()).mapToObj(this::outputs).toList());
    }

    private void drawRound(TorchProgram program, int[] open, long seedOfRound) {
        float[] features = batch.features();
        int width = features.length / batch.rows();
        float[] some = new float[open.length * width];
        for (int i = 0; i < open.length; i++) {
            System.arraycopy(features, open[i] * width, some, i * width, width);
        }
        float[] raw =
                new MonteCarloSampler(program, served.architecture(), seedOfRound)
                        .sample(some, open.length, ROUND);
        int outputs = raw.length / (ROUND * open.length);
        for (int i = 0; i < open.length; i++) {
            float[] own = new float[ROUND * outputs];
            for (int pass = 0; pass < ROUND; pass++) {
                System.arraycopy(
                        raw, (pass * open.length + i) * outputs, own, pass * outputs, outputs);
            }
            rounds.get(open[i]).add(served.scaled(NetworkOutputs.of(own, ROUND, served.target())));
        }
    }

    private boolean isSettled(int instance) {
        MonteCarloPasses passes = passes(instance);
        if (passes.samples() < LEAST) {
            return false;
        }
        for (int target = 0; target < passes.rows(); target++) {
            double tolerance =
                    served.isClassification()
                            ? TOLERANCE
                            : TOLERANCE * served.target().unit(target);
            for (int output = 0; output < passes.width(); output++) {
                double error = passes.std(target, output) / Math.sqrt(passes.samples());
                if (!(DEVIATIONS * error <= tolerance)) {
                    return false;
                }
            }
        }
        return true;
    }

    private MonteCarloPasses passes(int instance) {
        List<NetworkOutputs> drawn = rounds.get(instance);
        double[] values =
                drawn.stream().flatMapToDouble(one -> Arrays.stream(one.values())).toArray();
        int samples = drawn.size() * ROUND;
        return new MonteCarloPasses(
                values, samples, served.targets(), values.length / samples / served.targets());
    }

    private PredictionOutputs outputs(int instance) {
        NetworkOutputs drawn = EnsemblePredictions.joined(rounds.get(instance));
        return PredictionOutputs.of(passes(instance), drawn, seed, served.isClassification());
    }
}
