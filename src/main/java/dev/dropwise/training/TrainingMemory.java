package dev.dropwise.training;

import dev.dropwise.engine.NativeAllocator;
import dev.dropwise.layer.MemoryFootprint;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.Regularization;
import dev.dropwise.spec.TrainingSpec;

/**
 * How much memory a training takes at its peak beside the heap, in bytes: an estimate that is not
 * meant to be exceeded. Networks of all kinds, trained in a process of their own, grew it by a
 * quarter to the whole of the estimate, by half of it at least where the {@link NativeAllocator}
 * wastes little. Beyond estimation are a machine's own convolutions, where they are made of
 * columns.
 *
 * @param network what any training takes, and weights, optimizer state and averages: once as they
 *     are, and thrice in what libtorch writes a checkpoint from, which is more than the gradients
 *     of a step
 * @param batch what a step keeps of its examples and runs, or a measurement of its, whichever is
 *     more, with what the {@link NativeAllocator} wastes of it
 * @param data all rows with their targets
 */
public record TrainingMemory(double network, double batch, double data) {

    /** Source, its compiled form, and what fast products and convolutions keep for themselves. */
    private static final double BASE = 32 << 20;

    private static final int COPIES = 3;

    /** Scores in the loss: logarithms, probabilities, and the way back. */
    private static final int LOSS = 4;

    /** Places that an augmentation looks at, and examples before and after. */
    private static final int AUGMENTATION = 5;

    private static final int MIXING = 2;

    /**
     * For rows that nobody has counted yet: as many as a batch may have, and none of them there.
     */
    public static TrainingMemory of(Architecture network, TrainingSpec training) {
        Shape input = network.input();
        TrainingMemory all = of(network, training, new DataSignature(input, 0), Integer.MAX_VALUE);
        return new TrainingMemory(all.network, all.batch, 0);
    }

    /**
     * For a data set.
     *
     * @param data what the data set has: the shape of its examples, and targets
     * @param rows of the data set, test rows too
     */
    public static TrainingMemory of(
            Architecture network, TrainingSpec training, DataSignature data, int rows) {
        double width = data.input().elements();
        double state =
                network.parameters() + (double) training.slots() * network.trainableParameters();
        double batch = Math.max(step(network, training, width, rows), measurement(network, rows));
        return new TrainingMemory(
                BASE + (1 + COPIES) * Float.BYTES * state,
                NativeAllocator.waste() * Float.BYTES * batch,
                rows * (Float.BYTES * width + bytesOfTargets(data.targets())));
    }

    /** Of a row in native memory: the index of a class may be large, several targets are not. */
    static long bytesOfTargets(int targets) {
        return targets == 1 ? Long.BYTES : (long) targets * Float.BYTES;
    }

    private static double step(
            Architecture network, TrainingSpec training, double width, int rows) {
        Regularization asked = training.regularization();
        MemoryFootprint run = network.footprint(asked.adversarial() != null);
        double kept = run.kept() + width + LOSS * (double) network.output().elements();
        double changed =
                (training.augmentation().isEmpty() ? 0 : AUGMENTATION)
                        + (asked.mixes() ? MIXING : 0);
        double example = asked.runs() * kept + run.passing() + changed * width;
        return Math.min(training.rowsPerStep(), rows) * example + asked.runs() * run.once();
    }

    private static double measurement(Architecture network, int rows) {
        MemoryFootprint layer = network.largestFootprint();
        double example = layer.passing() + network.input().elements();
        return Math.min(Measurement.BATCH, rows) * example + layer.once();
    }

    /** All of it; {@link Long#MAX_VALUE} where it is past counting. */
    public long total() {
        return (long) (network + batch + data);
    }
}
