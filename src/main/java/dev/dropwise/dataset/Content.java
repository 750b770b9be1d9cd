package dev.dropwise.dataset;

import java.io.IOException;
import java.util.List;

/** What a data set holds: rows of features and the target. Immutable. */
interface Content {

    int rows();

    /** How many of the rows are held out for testing: the last ones. */
    int testRows();

    List<Feature> features();

    /** At least one: a category for classification, a number for regression, never missing. */
    List<Column> targets();

    /** The target where there is one, the first of several. */
    default Column target() {
        return targets().get(0);
    }

    /** What decides how rows are divided. */
    RowKeys keys();

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

    /**
     * Some of the rows, in this order.
     *
     * @param testRows how many of them, the last ones, are held out
     */
    Content select(int[] rows, int testRows, ColumnStore store) throws IOException;

    /** Adds everything that makes this content differ from another. */
    void addTo(ContentHash hash);

    /** What a file says of it beside its values. */
    Layout layout();

    /** Writes the values, in the order in which {@link #layout()} reads them. */
    void writeTo(MatrixOutput out) throws IOException;
}
