package dev.dropwise.spec.advice;

import dev.dropwise.layer.rate.ComponentFault;
import java.util.Locale;

/**
 * What a rule of advice has found.
 *
 * @param pointer where, as {@link Advice} has it
 * @param message what to do there, and why
 */
record AdviceFinding(String pointer, String message) {

    static AdviceFinding at(String pointer, ComponentFault found) {
        return new AdviceFinding(pointer + found.pointer(), found.message());
    }

    static AdviceFinding of(String pointer, String format, Object... values) {
        return new AdviceFinding(pointer, String.format(Locale.ROOT, format, values));
    }
}
