package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.NumberSink;
import java.io.IOException;
import org.duckdb.DuckDBReadableVector;

/**
 * A column of doubles, kept as floats.
 *
 * @param isTarget whether no value may be missing
 */
record NumberCells(TableField field, boolean isTarget, NumberSink sink) implements TableColumn {

    @Override
    public void add(DuckDBReadableVector values, int rows, long first, RowFaults faults)
            throws IOException {
        float[] numbers = new float[rows];
        for (int i = 0; i < rows; i++) {
            double value = values.getDouble(i, Double.NaN);
            float rounded = (float) value;
            if (!Float.isFinite(rounded)) {
                rounded = Float.NaN;
                if (!values.isNull(i)) {
                    faults.add(first + i, field.name(), expected(value));
                } else if (isTarget) {
                    faults.add(first + i, field.name(), "expected a number, received none");
                }
            }
            numbers[i] = rounded;
        }
        sink.add(numbers, rows);
    }

    private static String expected(double received) {
        return Double.isFinite(received)
                ? "expected a number between -3.4e38 and 3.4e38, received " + received
                : "expected a finite number, received %s: name it in missing, or force a category"
                        .formatted(received);
    }

    @Override
    public void append(Column later) throws IOException {
        sink.add(((NumberColumn) later).values());
    }

    @Override
    public NumberColumn finish() throws IOException {
        return new NumberColumn(field.name(), sink.finish());
    }
}
