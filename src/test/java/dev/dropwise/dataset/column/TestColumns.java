package dev.dropwise.dataset.column;

import dev.dropwise.dataset.content.RowKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns of values that a test writes down. */
public final class TestColumns {

    private TestColumns() {}

    public static NumberColumn numbers(String name, float... values) {
        return new NumberColumn(name, FloatBuffer.wrap(values));
    }

    public static CategoryColumn categories(String name, @Nullable String... texts) {
        CategorySink sink = new CategorySink(name, new HeapColumns(ColumnLimits.unbounded()));
        try {
            for (String text : texts) {
                sink.add(text);
            }
            return sink.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Group numbers or ranks in time, one a row. */
    public static int[] keys(@Nullable RowKey key) {
        int[] keys = new int[Objects.requireNonNull(key).keys().limit()];
        key.keys().get(0, keys);
        return keys;
    }
}
