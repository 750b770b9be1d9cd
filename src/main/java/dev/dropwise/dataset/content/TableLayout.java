package dev.dropwise.dataset.content;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.dataset.column.ColumnLayout;
import dev.dropwise.dataset.column.MatrixInput;
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
        implements ContentLayout {

    @Override
    public DatasetContent open(MatrixInput in) throws IOException {
        return new TableContent(
                ColumnLayout.open(columns, in, rows),
                ColumnLayout.open(targets, in, rows),
                keys.open(in, rows),
                testRows);
    }
}
