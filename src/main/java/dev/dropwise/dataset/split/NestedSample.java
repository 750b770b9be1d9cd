package dev.dropwise.dataset.split;

import dev.dropwise.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Some of the rows, of each stratum (class) its share and at least one. Samples of one seed are
 * nested: the rows of a smaller one are among those of a larger one.
 */
final class NestedSample {

    private final int[][] strata;

    /**
     * @param strata rows by class
     * @param of those that may be drawn
     */
    NestedSample(int[][] strata, int[] of) {
        BitSet wanted = new BitSet();
        Arrays.stream(of).forEach(wanted::set);
        this.strata =
                Arrays.stream(strata)
                        .map(rows -> Arrays.stream(rows).filter(wanted::get).toArray())
                        .filter(rows -> rows.length > 0)
                        .toArray(int[][]::new);
    }

    /** A row, and how much of its class comes before it. */
    private record Ranked(int row, double share) {}

    /**
     * Draws them.
     *
     * @return ascending
     * @throws CannotSplit when they are fewer than there are classes, or more than there are rows
     */
    int[] draw(int count, SplitMix64 random) {
        List<Ranked> ranked = new ArrayList<>();
        for (int[] stratum : strata) {
            int[] rows = stratum.clone();
            random.shuffle(rows);
            for (int i = 0; i < rows.length; i++) {
                ranked.add(new Ranked(rows[i], (double) i / rows.length));
            }
        }
        if (count < strata.length || count > ranked.size()) {
            throw new CannotSplit(
                    "expected %,d to %,d of the training rows%s, received %,d"
                            .formatted(
                                    strata.length,
                                    ranked.size(),
                                    strata.length > 1 ? ", one of each class" : "",
                                    count));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::share));
        return ranked.subList(0, count).stream().mapToInt(Ranked::row).sorted().toArray();
    }
}
