package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.NumberSink;
import java.io.IOException;
import org.duckdb.DuckDBReadableVector;

/**
 * A column of doubles.
 *
 * @param isTarget whether no value may be missing
 */
record NumberCells(TableField field, boolean isTarget, NumberSink sink) implements TableColumn {

    @Override
    public void add(DuckDBReadableVector values, int rows, long first, RowFaults faults)
            throws IOException {
        double[] numbers = new double[rows];
        for (int i = 0; i < rows; i++) {
            double value = values.getDouble(i, Double.NaN);
            numbers[i] = value;
            if (!Float.isFinite((float) value)) {
                numbers[i] = Double.NaN;
                if (!values.isNull(i)) {
                    faults.add(first + i, field.name(), expected(value));
                } else if (isTarget) {
                    faults.add(first + i, field.name(), "expected a number, received none");
                }
            }
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
    public void append(TableColumn later) throws IOException {
        sink.add(((NumberCells) later).sink);
    }

    @Override
    public NumberColumn finish() throws IOException {
        return sink.column(field.name());
    }
}
