package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.CodeSink;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.NumberColumn;
import java.io.IOException;
import java.util.List;

/** Labels that do not exclude each other: columns of 0 and 1, each of which becomes two classes. */
public final class LabelColumns {

    private static final List<String> ZERO_OR_ONE = List.of("0", "1");

    private LabelColumns() {}

    /** Whether a column has no other numbers. */
    public static boolean areIn(NumberColumn column) {
        for (int row = 0; row < column.rows(); row++) {
            double value = column.at(row);
            if (value != 0 && value != 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether each row has exactly one label: these are the classes of one target. */
    public static boolean areOneHot(List<NumberColumn> columns) {
        for (int row = 0; row < columns.get(0).rows(); row++) {
            int ones = 0;
            for (NumberColumn column : columns) {
                double value = column.at(row);
                if (value != 0 && value != 1) {
                    return false;
                }
                ones += (int) value;
            }
            if (ones != 1) {
                return false;
            }
        }
        return true;
    }

    /** The same rows of a column that has no other numbers. */
    public static CategoryColumn of(NumberColumn column, ColumnStore store) throws IOException {
        CodeSink sink = store.codes();
        for (int row = 0; row < column.rows(); row++) {
            sink.add((int) column.at(row));
        }
        return new CategoryColumn(column.name(), ZERO_OR_ONE, sink.finish());
    }
}
