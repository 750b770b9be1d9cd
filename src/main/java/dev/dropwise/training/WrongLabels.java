package dev.dropwise.training;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SplitMix64;
import dev.dropwise.spec.TrainingRows;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Training rows that are learned from with another class than they have, any of the others with the
 * same probability.
 *
 * @param rows by their numbers in the data set
 */
record WrongLabels(BitSet rows, int classes, long seed) {

    static final WrongLabels NONE = new WrongLabels(new BitSet(), 0, 0);

    /**
     * Draws them; those of a smaller share are among those of a larger one.
     *
     * @throws Invalid where the data set has no one target of classes
     */
    static WrongLabels of(Dataset dataset, int[] training, TrainingRows asked, long seed) {
        if (asked.labelNoise() == 0) {
            return NONE;
        }
        if (dataset.task() != Task.CLASSIFICATION || dataset.targets().size() > 1) {
            throw new Invalid(
                    "/training/rows/labelNoise",
                    "expected 0 for %s, which has no single target of classes, received %s"
                            .formatted(dataset.name(), asked.labelNoise()));
        }
        long own = SplitMix64.mix(~seed);
        int[] order = training.clone();
        SplitMix64.of(dataset.version(), own).shuffle(order);
        BitSet rows = new BitSet();
        Arrays.stream(order).limit(asked.mislabelled(order.length)).forEach(rows::set);
        return new WrongLabels(rows, dataset.target().classes().size(), own);
    }

    boolean isWrong(int row) {
        return rows.get(row);
    }

    /** The class that a row is learned with, by its number. */
    int label(int row, int own) {
        if (!rows.get(row)) {
            return own;
        }
        long drawn = SplitMix64.mix(seed ^ SplitMix64.mix(row + 1L));
        return (own + 1 + (int) Long.remainderUnsigned(drawn, classes - 1L)) % classes;
    }

    /**
     * @param targets of the rows, one each
     */
    float[] applied(int[] of, float[] targets) {
        if (rows.isEmpty()) {
            return targets;
        }
        float[] labels = targets.clone();
        for (int i = 0; i < of.length; i++) {
            labels[i] = label(of[i], (int) targets[i]);
        }
        return labels;
    }
}
