package dev.dropwise.training;

import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.InputGradients;
import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.random.SeededRandom;
import dev.dropwise.random.SplitMix64;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Measures a trained network on its validation rows, disturbed. A pure function of the network, the
 * rows and the seed. For one thread.
 */
public final class DisturbedRows implements AutoCloseable {

    /** Of more rows so many are measured, evenly spread. */
    public static final int MOST_ROWS = 2_000;

    private final TrainingData data;
    private final InputGradients network;
    private final TorchExamples room;
    private final EncodedInputs inputs;
    private final Examples clean;
    private final long seed;
    private float[] gradients = {};

    /**
     * Of one network.
     *
     * @param program as a checkpoint keeps it
     * @param data that it was trained on, with at least one validation row
     * @param seed of what disturbs; the same for networks that are compared
     */
    public DisturbedRows(TorchRuntime torch, Path program, TrainingData data, long seed) {
        torch.useThreads(1);
        this.data = data;
        this.seed = seed;
        inputs = EncodedInputs.of(data.preprocessing());
        int[] rows = some(data.split().validation());
        clean = data.dataset().examples(rows, data.preprocessing());
        room = data.room(torch, rows.length);
        try {
            network = InputGradients.load(torch, program);
        } catch (RuntimeException | Error e) {
            room.close();
            throw e;
        }
    }

    private static int[] some(int[] rows) {
        return rows.length <= MOST_ROWS
                ? rows
                : IntStream.range(0, MOST_ROWS)
                        .map(i -> rows[(int) ((long) i * rows.length / MOST_ROWS)])
                        .toArray();
    }

    /** The loss and the metric of the rows, with so much of a disturbance. */
    public Measurement measure(InputDisturbance disturbance, double level) {
        float[] features = clean.features().clone();
        if (level > 0) {
            disturb(features, disturbance, level);
        }
        room.put(0, features, clean.targets());
        int[] all = IntStream.range(0, clean.count()).toArray();
        return Measurement.of(
                network.program().evaluate(room, all, Measurement.BATCH), data.measured());
    }

    private void disturb(float[] features, InputDisturbance disturbance, double level) {
        if (disturbance == InputDisturbance.ADVERSARIAL && gradients.length == 0) {
            room.put(0, clean.features(), clean.targets());
            gradients = network.of(room, clean.count());
        }
        SeededRandom random = draws(disturbance);
        int width = clean.width();
        for (int i = 0; i < clean.count(); i++) {
            float[] row = Arrays.copyOfRange(features, i * width, (i + 1) * width);
            switch (disturbance) {
                case INPUT_NOISE -> inputs.addNoise(row, level, random);
                case MISSING -> inputs.mask(row, level, random);
                case OCCLUSION -> inputs.occlude(row, level, random);
                case ADVERSARIAL -> inputs.attack(row, gradient(i), level);
            }
            System.arraycopy(row, 0, features, i * width, width);
        }
    }

    /** Those of one disturbance, whatever others there are. */
    private SeededRandom draws(InputDisturbance disturbance) {
        long bits = SplitMix64.mix(seed);
        for (char letter : disturbance.name().toCharArray()) {
            bits = SplitMix64.mix(bits ^ letter);
        }
        return new SeededRandom(bits);
    }

    private float[] gradient(int row) {
        return Arrays.copyOfRange(gradients, row * clean.width(), (row + 1) * clean.width());
    }

    @Override
    public void close() {
        room.close();
        network.close();
    }
}
