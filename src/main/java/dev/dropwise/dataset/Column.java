package dev.dropwise.dataset;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The values of one column of a table, or of a target, for all rows. */
interface Column {

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

    /** Some of the rows, in this order. */
    Column select(int[] rows, ColumnStore store) throws IOException;

    void addTo(ContentHash hash);

    /** What a file says of it beside its values. */
    ColumnLayout layout();

    /** Writes the values as {@link #layout()} reads them. */
    void writeTo(MatrixOutput out) throws IOException;
}
