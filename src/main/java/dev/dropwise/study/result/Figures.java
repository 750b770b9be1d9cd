package dev.dropwise.study.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers as findings say them. */
public final class Figures {

    private static final MathContext DIGITS = new MathContext(3);

    private Figures() {}

    public static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "unknown";
        }
        return value == 0
                ? "0"
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    public static String signed(@Nullable Double value) {
        return (value != null && value > 0 ? "+" : "") + number(value);
    }

    /** A mean and its standard error. */
    public static String estimate(@Nullable Double mean, @Nullable Double standardError) {
        return standardError == null ? number(mean) : number(mean) + " ± " + number(standardError);
    }

    public static String interval(@Nullable List<Double> interval) {
        return interval == null
                ? "no interval"
                : "[%s, %s]".formatted(signed(interval.get(0)), signed(interval.get(1)));
    }

    public static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
