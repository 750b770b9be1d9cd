package dev.dropwise.dataset.upload.table;

import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalInt;

/** A file of rows as SQL reads it. */
interface TableFile extends TableScan, RowLocator {

    /** What stands behind FROM. */
    String from();

    @Override
    default OptionalInt into(TableRows rows) throws SQLException, IOException {
        RowFaults faults = new RowFaults(this);
        int count = rows.read(from(), faults);
        faults.throwIfAny();
        return OptionalInt.of(count);
    }
}
