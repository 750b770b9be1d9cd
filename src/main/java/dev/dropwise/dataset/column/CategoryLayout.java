package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.util.List;

/** A column of categories: an int32 a row, the index of its category. */
@JsonTypeName("category")
record CategoryLayout(String name, List<String> categories) implements ColumnLayout {

    @Override
    public Column open(MatrixInput in, int rows) throws IOException {
        return new CategoryColumn(name, categories, in.codes(rows));
    }
}
