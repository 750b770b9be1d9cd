package dev.dropwise.dataset.column;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The values of one column of a table, or of a target, for all rows. */
public interface Column {

    String name();

    int rows();

    Feature feature();

    /** This column as what is to be predicted. */
    Target asTarget();

    ColumnEncoding fit(int[] rows);

    TargetEncoding fitTarget(int[] rows);

    /**
     * Writes a part of one row of a network's input for every row.
     *
     * @param at where this column's part starts in the first row
     * @param stride distance from one row to the next
     */
    void encode(int[] rows, ColumnEncoding encoding, float[] into, int at, int stride);

    /** The targets a network is trained on: class indexes or standardized values. */
    float[] encodeTarget(int[] rows, TargetEncoding encoding);

    /** The first {@code count} rows, grouped so that a fair split takes a share of each group. */
    int[][] strata(int count);

    /** As in JSON: a number, a text, or null where it is missing. */
    @Nullable Object value(int row);

    ColumnStatistics statistics();

    ColumnSummary summary();

    /**
     * A number for the value of a row: the same for equal values and, but for accidents of one in
     * 2^64, for no others. A missing value has one, too; numbers are in their order.
     */
    long key(int row);

    /** Some rows that lie beside each other; they share their values with these. */
    Column slice(int from, int count);

    /** The same rows, noisy or masked where {@code disturbance} says so. */
    Column disturb(Corruption corruption, ColumnStore store) throws IOException;

    /** The same rows, some with another class; a number has none and stays. */
    default Column mislabel(Corruption corruption, ColumnStore store) throws IOException {
        return this;
    }

    /** Some of the rows, in this order. */
    Column select(int[] rows, ColumnStore store) throws IOException;

    void addTo(ContentHash hash);

    /** What a file says of it beside its values. */
    ColumnLayout layout();

    /** Writes the values as {@link #layout()} reads them. */
    void writeTo(MatrixOutput out) throws IOException;
}
