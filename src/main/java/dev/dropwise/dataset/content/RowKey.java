package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.ContentHash;
import java.nio.IntBuffer;

/**
 * A column that decides how rows are divided and is no feature.
 *
 * @param keys one a row: the number of its group, or its rank in time, equal where rows are equal
 */
public record RowKey(String name, IntBuffer keys) {

    void addTo(ContentHash hash) {
        hash.text(name);
        hash.numbers(keys);
    }
}
