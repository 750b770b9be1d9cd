package dev.dropwise.dataset.column;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Floats, and what is computed of them, as the numbers that a user would write. */
public final class DisplayNumbers {

    /** A float is no more exact. */
    private static final MathContext DIGITS = new MathContext(7);

    /** Two floats, one of them what the other leaves of a number, are no more exact. */
    private static final MathContext DIGITS_OF_TWO = new MathContext(14);

    /** Up to here two floats hold every whole number. */
    private static final double MOST_WHOLE = 0x1p48;

    private DisplayNumbers() {}

    /** The shortest decimal number that is this float: 39.1, where widening gives 39.099998474. */
    static double of(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    /** The shortest decimal number at this distance from an origin: 1000000000.1 is. */
    static double of(double origin, float distance) {
        if (origin == 0 || !Float.isFinite(distance)) {
            return of(distance);
        }
        return plus(origin, of(distance));
    }

    /** A decimal number at a distance from an origin. */
    static double plus(double origin, double distance) {
        return new BigDecimal(origin).add(BigDecimal.valueOf(distance)).doubleValue();
    }

    /** Two floats together: a whole number as it is, others to as many digits as are exact. */
    static double shortened(double sum) {
        return sum == Math.rint(sum) && Math.abs(sum) <= MOST_WHOLE
                ? sum
                : new BigDecimal(sum).round(DIGITS_OF_TWO).doubleValue();
    }

    /** A whole number without a fraction, as the user wrote it. */
    static Number whole(double value) {
        long whole = (long) value;
        if (whole != value) {
            return value;
        }
        return whole == (int) whole ? (Number) (int) whole : (Number) whole;
    }

    /** To seven digits; null where it is no number. */
    public static @Nullable Double rounded(double computed) {
        return Double.isFinite(computed)
                ? Double.valueOf(new BigDecimal(computed).round(DIGITS).doubleValue())
                : null;
    }
}
