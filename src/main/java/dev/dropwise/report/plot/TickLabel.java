package dev.dropwise.report.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers beside an axis. */
final class TickLabel {

    private static final MathContext DIGITS = new MathContext(5);

    private static final double WHOLE = 1e5;

    private TickLabel() {}

    /** With five significant digits, all of those before the point. */
    static String of(double value) {
        return Math.abs(value) >= WHOLE
                ? Long.toString(Math.round(value))
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
