package dev.dropwise.dataset.split;

import dev.dropwise.random.SplitMix64;

/**
 * One of several parts validates, drawn from each class alike or from all rows at once: with the
 * same seed every row is in exactly one of them.
 *
 * @param folds how many parts, 2 or more
 * @param fold which one, from 1
 * @param stratified whether each class gives every part its share
 */
public record RandomFold(int folds, int fold, boolean stratified) implements SplitStrategy {

    /** Of parts that each class gives its share to. */
    public RandomFold(int folds, int fold) {
        this(folds, fold, true);
    }

    @Override
    public String kind() {
        return "fold %d of %d".formatted(fold, folds);
    }

    @Override
    public Split divide(RowsToSplit rows, long seed) {
        if (rows.count() < folds) {
            throw new CannotSplit(
                    "expected at least %d rows, received %d".formatted(folds, rows.count()));
        }
        SplitMix64 random = rows.random(seed);
        boolean[] taken = new boolean[rows.firstHeldOut()];
        int dealt = 0;
        for (int[] stratum : stratified ? rows.strata() : rows.together()) {
            int[] shuffled = stratum.clone();
            random.shuffle(shuffled);
            for (int row : shuffled) {
                taken[row] = dealt++ % folds == fold - 1;
            }
        }
        return rows.split(place -> taken[rows.rows()[place]]);
    }
}
