package dev.dropwise.spec;

import java.util.Locale;

/**
 * What a rule of advice has found.
 *
 * @param pointer where, as {@link Advice} has it
 * @param message what to do there, and why
 */
record Finding(String pointer, String message) {

    static Finding of(String pointer, String format, Object... values) {
        return new Finding(pointer, String.format(Locale.ROOT, format, values));
    }
}
