package dev.dropwise.report.diagnosis;

import java.util.Locale;

/**
 * A measured figure that a diagnosis rests on.
 *
 * @param name of the figure
 * @param value the figure
 * @param text what it says, in words
 */
public record Evidence(String name, double value, String text) {

    /** With a text in which its figures are filled in. */
    static Evidence of(String name, double value, String text, Object... figures) {
        return new Evidence(name, value, String.format(Locale.ROOT, text, figures));
    }
}
