package dev.dropwise.dataset.preprocessing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the values of training rows lie between, both ends included. */
public record NumberRange(double min, double max) {

    /**
     * What is unusual about a value, null when nothing is: it lies outside, and farther so than the
     * range is wide; outside at all where the range is a single value.
     */
    @Nullable String unusual(double value) {
        double width = max - min;
        if (value >= min - width && value <= max + width) {
            return null;
        }
        String usual = width == 0 ? words(min) : "%s to %s".formatted(words(min), words(max));
        return "expected about %s, which training rows have, received %s"
                .formatted(usual, words(value));
    }

    /** As short as tells it from other floats, or from other doubles where it is no float. */
    private static String words(double value) {
        float narrow = (float) value;
        String shortest = narrow == value ? Float.toString(narrow) : Double.toString(value);
        return new BigDecimal(shortest).stripTrailingZeros().toPlainString();
    }
}
