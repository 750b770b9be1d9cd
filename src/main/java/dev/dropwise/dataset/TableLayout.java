package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.util.List;

/** The columns, then the targets, then what divides the rows. */
@JsonTypeName("table")
record TableLayout(
        int rows,
        int testRows,
        List<ColumnLayout> columns,
        List<ColumnLayout> targets,
        KeyNames keys)
        implements Layout {

    @Override
    public Content open(MatrixInput in) throws IOException {
        return new TableContent(
                ColumnLayout.open(columns, in, rows),
                ColumnLayout.open(targets, in, rows),
                keys.open(in, rows),
                testRows);
    }
}
