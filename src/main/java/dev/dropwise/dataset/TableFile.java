package dev.dropwise.dataset;

import java.io.IOException;
import java.sql.SQLException;

/** A file of rows as SQL reads it. */
interface TableFile {

    /** As it was sent. */
    String name();

    /** What stands behind FROM. */
    String from();

    /**
     * Where its sender finds a row, like {@code line 7}.
     *
     * @param row from 0
     */
    String place(long row) throws IOException;

    /**
     * Whether the columns have turned out to hold what was thought of them, asked when the rows
     * have been read.
     *
     * @throws UnreadableFile when rows could not be read
     */
    default boolean isAsItsFieldsSay(DuckDb database) throws SQLException, IOException {
        return true;
    }
}
