package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.CategorySink;
import java.io.IOException;
import org.duckdb.DuckDBReadableVector;

/**
 * A column of texts, kept as categories.
 *
 * @param isTarget whether no value may be missing
 */
record CategoryCells(TableField field, boolean isTarget, CategorySink sink) implements TableColumn {

    @Override
    public void add(DuckDBReadableVector values, int rows, long first, RowFaults faults)
            throws IOException {
        for (int i = 0; i < rows; i++) {
            String text = field.text(values, i);
            if (text == null && isTarget) {
                faults.add(first + i, field.name(), "expected a class, received none");
            }
            sink.add(text);
        }
    }

    @Override
    public void append(TableColumn later) throws IOException {
        sink.add(((CategoryCells) later).finish());
    }

    @Override
    public CategoryColumn finish() throws IOException {
        return sink.finish();
    }
}
