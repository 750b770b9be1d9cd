package dev.dropwise.dataset.upload.table;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file whose columns have names and types that SQL knows. */
record TypedTable(String name, String from) implements TableFile {

    /** The columns in their order. */
    Map<String, SqlType> columns(DuckDb database) throws SQLException, IOException {
        Map<String, SqlType> columns = new LinkedHashMap<>();
        database.rows("SELECT column_name, column_type FROM (DESCRIBE FROM " + from + ")")
                .forEach(
                        row ->
                                columns.put(
                                        String.valueOf(row.get(0)),
                                        new SqlType(String.valueOf(row.get(1)))));
        return columns;
    }

    @Override
    public String place(long row) {
        return "row " + (row + 1);
    }
}
