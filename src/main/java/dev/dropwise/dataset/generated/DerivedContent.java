package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.Corruption;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.split.CannotSplit;
import dev.dropwise.dataset.split.HeldOutRows;
import dev.dropwise.dataset.split.StratifiedSplitter;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SplitMix64;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Makes the content that a {@link Derivation} describes. */
public final class DerivedContent {

    private final Derivation asked;
    private final DatasetContent source;
    private final long seed;

    /**
     * @param asked with nothing left open
     */
    public DerivedContent(Derivation asked, DatasetContent source) {
        Long given = asked.seed();
        if (given == null || asked.version() == null) {
            throw new IllegalStateException("what is derived has a seed and a source");
        }
        this.asked = asked;
        this.source = source;
        this.seed = given;
    }

    /**
     * Makes it.
     *
     * @param divided for all rows of the source, where some are to be held out
     * @param selected for those that are taken, as they are in the source
     * @param disturbed for what becomes of them
     * @throws Invalid when there are not so many rows, fewer are asked for than there are classes,
     *     or none can be held out
     */
    public DatasetContent content(ColumnStore divided, ColumnStore selected, ColumnStore disturbed)
            throws IOException {
        DatasetContent whole = withTestRows(divided);
        int firstTestRow = whole.rows() - whole.testRows();
        int[] training = drawn(thinned(whole.allTargets().strata(firstTestRow)));
        int[] rows =
                IntStream.concat(
                                Arrays.stream(training),
                                IntStream.range(firstTestRow, whole.rows()))
                        .toArray();
        DatasetContent chosen = whole.select(rows, whole.testRows(), selected);
        Corruption corruption =
                new Corruption(
                        training.length,
                        asked.labelNoise(),
                        asked.featureMasking(),
                        asked.noise(),
                        seed);
        return chosen.disturb(corruption, disturbed);
    }

    private DatasetContent withTestRows(ColumnStore store) throws IOException {
        if (asked.test() == null) {
            return source;
        }
        try {
            DatasetContent divided =
                    HeldOutRows.select(source, asked.from(), asked.test().fraction(), store);
            HeldOutRows.requireTrainable(divided, asked.from());
            return divided;
        } catch (CannotSplit reason) {
            throw new Invalid("/test", String.valueOf(reason.getMessage()));
        }
    }

    private int[][] thinned(int[][] strata) {
        SplitMix64 random = new SplitMix64(SplitMix64.mix(seed));
        double share = 1;
        int[][] kept = new int[strata.length][];
        for (int k = 0; k < strata.length; k++) {
            int[] rows = strata[k].clone();
            random.shuffle(rows);
            int some = (int) Math.max(1, Math.round(share * rows.length));
            kept[k] = Arrays.copyOf(rows, Math.min(rows.length, some));
            share *= 1 - asked.imbalance();
        }
        return kept;
    }

    /** Of each stratum its share, at least one; ascending. */
    private int[] drawn(int[][] strata) {
        int there = Arrays.stream(strata).mapToInt(rows -> rows.length).sum();
        int classes = (int) Arrays.stream(strata).filter(rows -> rows.length > 0).count();
        int wanted = asked.rows() == null ? there : asked.rows();
        if (wanted > there || wanted < classes) {
            throw new Invalid(
                    "/rows",
                    "expected %,d to %,d, the training rows there are%s, received %,d"
                            .formatted(
                                    classes,
                                    there,
                                    asked.imbalance() > 0 ? " after thinning" : "",
                                    wanted));
        }
        double left = (double) (there - wanted) / there;
        return new StratifiedSplitter(SplitMix64.of(String.valueOf(asked.version()), seed))
                .split(strata, left, new int[0])
                .training();
    }
}
