package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalInt;

/** The rows of a file on their way into columns. */
interface TableScan {

    /** The file as it was sent. */
    String name();

    /**
     * Appends all rows.
     *
     * @return how many there are, nothing when its columns do not hold what their fields say
     * @throws UnreadableFile when rows or values cannot be used
     */
    OptionalInt into(TableRows rows) throws SQLException, IOException;
}
