package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a file says of a column. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ColumnLayout permits CategoryLayout, NumberLayout, TextLayout {

    /** The column whose values come next. */
    Column open(MatrixInput in, int rows) throws IOException;

    /** Columns whose values follow one another. */
    static List<Column> open(List<ColumnLayout> layouts, MatrixInput in, int rows)
            throws IOException {
        List<Column> columns = new ArrayList<>();
        for (ColumnLayout layout : layouts) {
            columns.add(layout.open(in, rows));
        }
        return List.copyOf(columns);
    }
}
