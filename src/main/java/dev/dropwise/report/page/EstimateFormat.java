package dev.dropwise.report.page;

import dev.dropwise.evaluation.MetricEstimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metrics for people to read. */
public final class EstimateFormat {

    private static final MathContext DIGITS = new MathContext(3);

    private EstimateFormat() {}

    /** With its interval, as in "0.214 (0.19 to 0.24)"; "–" where there is none. */
    public static String of(MetricEstimate estimate) {
        List<Double> interval = estimate.interval();
        return interval == null
                ? number(estimate.value())
                : "%s (%s to %s)"
                        .formatted(
                                number(estimate.value()),
                                number(interval.get(0)),
                                number(interval.get(1)));
    }

    /** With three significant digits. */
    public static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.precision() - rounded.scale() > DIGITS.getPrecision()
                ? Long.toString(Math.round(value))
                : rounded.stripTrailingZeros().toPlainString();
    }
}
