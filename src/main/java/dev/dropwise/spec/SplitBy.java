package dev.dropwise.spec;

/** What decides which rows validate. */
public enum SplitBy {
    /** Chance, the same share of every class. */
    RANDOM,
    /** The data set's group column: rows of one group are on one side. */
    GROUP,
    /** The data set's time column: the latest rows validate. */
    TIME
}
