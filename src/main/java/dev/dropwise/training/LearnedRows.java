package dev.dropwise.training;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.split.CannotSplit;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.dataset.split.SplitStrategy;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.TrainingRows;
import dev.dropwise.spec.TrainingSpec;

/** Divides the rows of a data set and leaves out training rows that are not to be learned from. */
final class LearnedRows {

    private LearnedRows() {}

    /**
     * @throws Invalid when the data set cannot be divided so, or too few rows would be left
     */
    static Split of(Dataset dataset, TrainingSpec training, SplitStrategy strategy, long seed) {
        Split split = ValidationSplits.divide(dataset, strategy, seed);
        TrainingRows asked = training.rowsOrAll();
        if (asked.isAll()) {
            return split;
        }
        int[] all = split.training();
        try {
            int[] some = dataset.sample(all, asked.chosen(all.length), seed);
            return split.learning(some);
        } catch (CannotSplit reason) {
            throw new Invalid("/training/rows/fraction", String.valueOf(reason.getMessage()));
        }
    }
}
