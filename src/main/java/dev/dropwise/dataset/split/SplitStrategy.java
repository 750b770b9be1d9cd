package dev.dropwise.dataset.split;

import dev.dropwise.dataset.content.RowKeys;

/** How the rows of a data set that are not held out are divided into training and validation. */
public sealed interface SplitStrategy
        permits CalibrationSplit, GroupFold, GroupSplit, RandomFold, RandomSplit, TimeSplit {

    /** What it is called where a run says how its rows were divided. */
    String kind();

    /**
     * A pure function of the rows' content and the seed.
     *
     * @throws CannotSplit when these rows cannot be divided so
     */
    Split divide(RowsToSplit rows, long seed);

    /** How rows with these keys are best divided: groups stay whole, the latest validate. */
    static SplitStrategy usual(RowKeys keys, double fraction) {
        if (fraction == 0 || (keys.group() == null && keys.time() == null)) {
            return new RandomSplit(fraction);
        }
        return keys.time() == null ? new GroupSplit(fraction) : new TimeSplit(fraction);
    }
}
