package dev.dropwise.training;

import dev.dropwise.engine.Allocator;
import dev.dropwise.layer.Footprint;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Regularization;
import dev.dropwise.spec.TrainingSpec;

/**
 * How much memory a training takes at its peak beside the heap, in bytes: an estimate that is not
 * meant to be exceeded. Networks of all kinds, trained in a process of their own, grew it by a
 * quarter to the whole of the estimate, by half of it at least where the {@link Allocator} wastes
 * little. Beyond estimation are a machine's own convolutions, where they are made of columns.
 *
 * @param network what any training takes, and weights, optimizer state and averages: once as they
 *     are, and thrice in what libtorch writes a checkpoint from, which is more than the gradients
 *     of a step
 * @param batch what a step keeps of its examples and runs, or a measurement of its, whichever is
 *     more, with what the {@link Allocator} wastes of it
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
    private static final int TARGET = Long.BYTES;

    /**
     * For rows that nobody has counted yet: as many as a batch may have, and none of them there.
     */
    public static TrainingMemory of(Architecture network, TrainingSpec training) {
        Shape input = network.input();
        TrainingMemory all = of(network, training, input, Integer.MAX_VALUE);
        return new TrainingMemory(all.network, all.batch, 0);
    }

    /**
     * For a data set.
     *
     * @param example the shape of examples as the data set has them
     * @param rows of the data set, test rows too
     */
    public static TrainingMemory of(
            Architecture network, TrainingSpec training, Shape example, int rows) {
        double width = example.elements();
        double state =
                network.parameters() + (double) training.slots() * network.trainableParameters();
        double batch = Math.max(step(network, training, width, rows), measurement(network, rows));
        return new TrainingMemory(
                BASE + (1 + COPIES) * Float.BYTES * state,
                Allocator.waste() * Float.BYTES * batch,
                rows * (Float.BYTES * width + TARGET));
    }

    private static double step(
            Architecture network, TrainingSpec training, double width, int rows) {
        Regularization asked = training.regularization();
        Footprint run = network.footprint(asked.adversarial() != null);
        double kept = run.kept() + width + LOSS * (double) network.output().elements();
        double changed =
                (training.augmentation().isEmpty() ? 0 : AUGMENTATION)
                        + (asked.mixes() ? MIXING : 0);
        double example = asked.runs() * kept + run.passing() + changed * width;
        return Math.min(training.batchSize(), rows) * example + asked.runs() * run.once();
    }

    private static double measurement(Architecture network, int rows) {
        Footprint layer = network.largestFootprint();
        double example = layer.passing() + network.input().elements();
        return Math.min(Training.EVALUATION_BATCH, rows) * example + layer.once();
    }

    /** All of it; {@link Long#MAX_VALUE} where it is past counting. */
    public long total() {
        return (long) (network + batch + data);
    }
}
