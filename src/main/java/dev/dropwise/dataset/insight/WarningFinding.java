package dev.dropwise.dataset.insight;

import org.jspecify.annotations.Nullable;

/**
 * What a rule has found: a place and what to do there.
 *
 * @param column of which it is said; null where it is said of all
 */
record WarningFinding(String pointer, @Nullable String column, String message) {

    static @Nullable WarningFinding of(String pointer, String column, @Nullable String message) {
        return message == null ? null : new WarningFinding(pointer, column, message);
    }
}
