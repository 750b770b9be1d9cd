package dev.dropwise.dataset;

/** How the rows of a data set that are not held out are divided into training and validation. */
public sealed interface SplitStrategy permits RandomSplit {

    /** A pure function of the data set's content and the seed. */
    Split divide(Dataset dataset, long seed);
}
