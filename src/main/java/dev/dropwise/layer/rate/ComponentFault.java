package dev.dropwise.layer.rate;

import java.util.Locale;

/**
 * What there is to say of one component of a layer, a rate or a schedule.
 *
 * @param component its name; empty for the whole
 * @param message as clients read it
 */
public record ComponentFault(String component, String message) {

    /** Numbers are written alike everywhere. */
    public static ComponentFault of(String component, String format, Object... values) {
        return new ComponentFault(component, String.format(Locale.ROOT, format, values));
    }

    /** As a JSON pointer. */
    public String pointer() {
        return component.isEmpty() ? "" : "/" + component;
    }
}
