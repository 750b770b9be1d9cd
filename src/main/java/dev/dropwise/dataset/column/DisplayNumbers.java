package dev.dropwise.dataset.column;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Floats, and what is computed of them, as the numbers that a user would write. */
public final class DisplayNumbers {

    /** A float is no more exact. */
    private static final MathContext DIGITS = new MathContext(7);

    private DisplayNumbers() {}

    /** The shortest decimal number that is this float: 39.1, where widening gives 39.099998474. */
    static double of(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    /** To seven digits; null where it is no number. */
    public static @Nullable Double rounded(double computed) {
        return Double.isFinite(computed)
                ? Double.valueOf(new BigDecimal(computed).round(DIGITS).doubleValue())
                : null;
    }
}
