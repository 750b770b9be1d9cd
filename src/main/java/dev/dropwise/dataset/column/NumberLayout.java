package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;

/** A column of numbers: a float32 a row. */
@JsonTypeName("number")
record NumberLayout(String name) implements ColumnLayout {

    @Override
    public Column open(MatrixInput in, int rows) throws IOException {
        return new NumberColumn(name, in.numbers(rows));
    }
}
