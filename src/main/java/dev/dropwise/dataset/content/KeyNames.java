package dev.dropwise.dataset.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.column.MatrixInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The names of {@link RowKeys}, in a file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyNames(@Nullable String group, @Nullable String time) {

    public static final KeyNames NONE = new KeyNames(null, null);

    public static KeyNames of(RowKeys keys) {
        return new KeyNames(
                keys.group() == null ? null : keys.group().name(),
                keys.time() == null ? null : keys.time().name());
    }

    RowKeys open(MatrixInput in, int rows) throws IOException {
        return new RowKeys(open(group, in, rows), open(time, in, rows));
    }

    private static @Nullable RowKey open(@Nullable String name, MatrixInput in, int rows)
            throws IOException {
        return name == null ? null : new RowKey(name, in.codes(rows));
    }
}
