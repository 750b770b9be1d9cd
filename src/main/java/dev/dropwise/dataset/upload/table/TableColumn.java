package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.Column;
import java.io.IOException;
import org.duckdb.DuckDBReadableVector;

/** A column as it is read. */
interface TableColumn {

    /** The column of the file. */
    TableField field();

    /**
     * Appends rows.
     *
     * @param values as doubles or texts, null where they are missing
     * @param first which row of the file the first of them is, from 0
     */
    void add(DuckDBReadableVector values, int rows, long first, RowFaults faults)
            throws IOException;

    /** Appends the rows of another one of the same field, to which no more are added. */
    void append(TableColumn later) throws IOException;

    /** All rows. */
    Column finish() throws IOException;
}
