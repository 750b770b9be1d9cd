package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The names of {@link RowKeys}, in a file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyNames(@Nullable String group, @Nullable String time) {

    static final KeyNames NONE = new KeyNames(null, null);

    static KeyNames of(RowKeys keys) {
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
