package dev.dropwise.dataset.split;

import java.util.Arrays;
import java.util.Comparator;

/**
 * One of several parts of about as many rows validates; all rows of a group are in one part. With
 * the same seed every row is in exactly one of them.
 *
 * @param folds how many parts, 2 or more
 * @param fold which one, from 1
 */
public record GroupFold(int folds, int fold) implements SplitStrategy {

    @Override
    public String kind() {
        return "fold %d of %d by group".formatted(fold, folds);
    }

    /** The largest groups first, each to the part that has the fewest rows yet. */
    @Override
    public Split divide(RowsToSplit rows, long seed) {
        RowGroups groups = RowGroups.of(rows.groups());
        groups.requireAtLeast(folds);
        int[] foldOf = new int[groups.count()];
        int[] filled = new int[folds];
        Arrays.stream(groups.shuffled(rows.random(seed)))
                .boxed()
                .sorted(Comparator.comparingInt(group -> -groups.sizes()[group]))
                .forEach(
                        group -> {
                            foldOf[group] = emptiest(filled);
                            filled[foldOf[group]] += groups.sizes()[group];
                        });
        return rows.split(place -> foldOf[groups.of()[place]] == fold - 1);
    }

    private static int emptiest(int[] filled) {
        int emptiest = 0;
        for (int i = 1; i < filled.length; i++) {
            emptiest = filled[i] < filled[emptiest] ? i : emptiest;
        }
        return emptiest;
    }
}
