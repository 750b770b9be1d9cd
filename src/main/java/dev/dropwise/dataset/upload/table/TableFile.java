package dev.dropwise.dataset.upload.table;

import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalInt;

/** A file of rows as SQL reads it. */
interface TableFile extends TableScan {

    /** What stands behind FROM. */
    String from();

    /**
     * Where its sender finds a row, like {@code line 7}.
     *
     * @param row from 0
     */
    String place(long row) throws IOException;

    @Override
    default OptionalInt into(TableRows rows) throws SQLException, IOException {
        RowFaults faults = new RowFaults(this);
        int count = rows.read(from(), faults);
        faults.throwIfAny();
        return OptionalInt.of(count);
    }
}
