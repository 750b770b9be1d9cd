package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers: a float32 a row.
 *
 * @param origin from where they are counted; null from 0
 */
@JsonTypeName("number")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NumberLayout(String name, @Nullable Double origin) implements ColumnLayout {

    @Override
    public Column open(MatrixInput in, int rows) throws IOException {
        return new NumberColumn(name, in.numbers(rows), origin == null ? 0 : origin);
    }
}
