package dev.dropwise.dataset;

import java.util.List;

/** What a data set holds: rows of features and the target. Immutable. */
interface Content {

    int rows();

    /** How many of the rows are held out for testing: the last ones. */
    int testRows();

    List<Feature> features();

    /** A category for classification, a number for regression, never missing. */
    Column target();

    /** Size of the data as they are hashed, uncompressed. */
    long bytes();

    /** Learns from these rows, and from no others. */
    Preprocessing fit(int[] rows);

    /**
     * The rows' features as a network takes them, row-major.
     *
     * @throws IllegalArgumentException when the preprocessing was fitted on other columns
     */
    float[] encode(int[] rows, Preprocessing preprocessing);

    /** A row as a prediction request would send it: named columns, or flat pixels. */
    Object instance(int row);

    /** One a feature. */
    List<ColumnStatistics> statistics();

    /** Adds everything that makes this content differ from another. */
    void addTo(ContentHash hash);
}
