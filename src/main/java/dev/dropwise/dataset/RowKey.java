package dev.dropwise.dataset;

import java.nio.IntBuffer;

/**
 * A column that decides how rows are divided and is no feature.
 *
 * @param keys one a row: the number of its group, or its rank in time, equal where rows are equal
 */
record RowKey(String name, IntBuffer keys) {

    void addTo(ContentHash hash) {
        hash.text(name);
        hash.numbers(keys);
    }
}
