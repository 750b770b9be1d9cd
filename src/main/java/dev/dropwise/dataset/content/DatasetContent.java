package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStatistics;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.ContentHash;
import dev.dropwise.dataset.column.Corruption;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.MatrixOutput;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a data set holds: rows of features and the target. Immutable. */
public interface DatasetContent {

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

    /** All targets of a row at once. */
    default TargetValues allTargets() {
        return new TargetValues(targets());
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

    /** One a feature. */
    List<ColumnSummary> summaries();

    /** The columns of a table, one a feature; none for images. */
    List<Column> columns();

    /** The images of each class, of all where there are no classes; null for tables. */
    @Nullable Map<String, ImageStatistics> images();

    /**
     * Hashes the features of rows that lie beside each other: equal rows have equal hashes.
     *
     * @param into one a row
     */
    void hashRows(int from, long[] into);

    /** Some rows that lie beside each other; they share their values with these. */
    DatasetContent slice(int from, int count);

    /** The rows that are not held out. */
    default DatasetContent training() {
        return slice(0, rows() - testRows());
    }

    /** The rows that are held out. */
    default DatasetContent test() {
        return slice(rows() - testRows(), testRows());
    }

    /** The same rows, worse where {@code disturbance} says so. */
    DatasetContent disturb(Corruption corruption, ColumnStore store) throws IOException;

    /**
     * Some of the rows, in this order.
     *
     * @param testRows how many of them, the last ones, are held out
     */
    DatasetContent select(int[] rows, int testRows, ColumnStore store) throws IOException;

    /** Adds everything that makes this content differ from another. */
    void addTo(ContentHash hash);

    /** SHA-256 over everything that makes this content differ from another. */
    default String hash() {
        ContentHash hash = new ContentHash();
        addTo(hash);
        return hash.finish();
    }

    /** What a file says of it beside its values. */
    ContentLayout layout();

    /** Writes the values, in the order in which {@link #layout()} reads them. */
    void writeTo(MatrixOutput out) throws IOException;
}
