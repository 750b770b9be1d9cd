package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.CodeSink;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.ContentHash;
import dev.dropwise.dataset.column.MatrixOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What decides how rows are divided, where a data set says so.
 *
 * @param group rows of one group stay together
 * @param time rows are ordered by it, the earliest first
 */
public record RowKeys(@Nullable RowKey group, @Nullable RowKey time) {

    public static final RowKeys NONE = new RowKeys(null, null);

    /** The same for some of the rows, in this order. */
    RowKeys select(int[] rows, ColumnStore store) throws IOException {
        return new RowKeys(select(group, rows, store), select(time, rows, store));
    }

    private static @Nullable RowKey select(@Nullable RowKey key, int[] rows, ColumnStore store)
            throws IOException {
        if (key == null) {
            return null;
        }
        CodeSink sink = store.codes();
        for (int row : rows) {
            sink.add(key.keys().get(row));
        }
        return new RowKey(key.name(), sink.finish());
    }

    /** Writes those that are there, as {@link KeyNames#open} reads them. */
    void writeTo(MatrixOutput out) throws IOException {
        if (group != null) {
            out.write(group.keys());
        }
        if (time != null) {
            out.write(time.keys());
        }
    }

    /** Nothing where there are none, so that they change no other hash. */
    void addTo(ContentHash hash) {
        if (group != null) {
            hash.text("group");
            group.addTo(hash);
        }
        if (time != null) {
            hash.text("time");
            time.addTo(hash);
        }
    }
}
