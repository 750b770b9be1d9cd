package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers: a float32 a row, or two.
 *
 * @param origin from where they are counted; null from 0
 * @param rests true where what float32 leaves of the distances follows them; null else
 */
@JsonTypeName("number")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NumberLayout(String name, @Nullable Double origin, @Nullable Boolean rests)
        implements ColumnLayout {

    @Override
    public Column open(MatrixInput in, int rows) throws IOException {
        FloatBuffer values = in.numbers(rows);
        return new NumberColumn(
                name, values, origin == null ? 0 : origin, rests == null ? null : in.numbers(rows));
    }
}
