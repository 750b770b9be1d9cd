package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.TextColumn;
import dev.dropwise.dataset.column.TextSink;
import java.io.IOException;
import org.duckdb.DuckDBReadableVector;

/** A column of texts, kept as their words. */
record TextCells(TableField field, TextSink sink) implements TableColumn {

    @Override
    public void add(DuckDBReadableVector values, int rows, long first, RowFaults faults)
            throws IOException {
        for (int i = 0; i < rows; i++) {
            sink.add(field.text(values, i));
        }
    }

    @Override
    public void append(TableColumn later) throws IOException {
        sink.add(((TextCells) later).finish());
    }

    @Override
    public TextColumn finish() throws IOException {
        return sink.finish();
    }
}
