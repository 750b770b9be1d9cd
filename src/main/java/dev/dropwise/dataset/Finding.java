package dev.dropwise.dataset;

import org.jspecify.annotations.Nullable;

/**
 * What a rule has found: a place and what to do there.
 *
 * @param column of which it is said; null where it is said of all
 */
record Finding(String pointer, @Nullable String column, String message) {

    static @Nullable Finding of(String pointer, String column, @Nullable String message) {
        return message == null ? null : new Finding(pointer, column, message);
    }
}
