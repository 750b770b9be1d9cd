package dev.dropwise.web.binding;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The interval that all the range annotations of one property leave. */
record ValueRange(@Nullable Bound low, @Nullable Bound high) {

    private record Bound(BigDecimal value, boolean inclusive) {

        static Bound of(String value, boolean inclusive) {
            return new Bound(new BigDecimal(value), inclusive);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    static ValueRange ofNumbers(Collection<? extends Annotation> constraints) {
        return of(
                constraints.stream().map(ValueRange::lowest),
                constraints.stream().map(ValueRange::highest));
    }

    static ValueRange ofSizes(Collection<? extends Annotation> constraints) {
        return of(
                constraints.stream().map(ValueRange::smallest),
                constraints.stream().map(ValueRange::largest));
    }

    static boolean isNumeric(Annotation constraint) {
        return lowest(constraint) != null || highest(constraint) != null;
    }

    /** {@code 0 <= rate < 1}, or {@code units >= 1} with one bound. */
    String around(String name) {
        if (low != null && high != null) {
            return low + less(low) + name + less(high) + high;
        }
        if (low != null) {
            return name + (low.inclusive ? " >= " : " > ") + low;
        }
        return high == null ? name : name + less(high) + high;
    }

    /** {@code 1 to 64 characters}. */
    String elements(String unit) {
        if (low != null && high != null) {
            return low.value.compareTo(high.value) == 0
                    ? plural(low, unit)
                    : low + " to " + plural(high, unit);
        }
        return low != null ? "at least " + plural(low, unit) : "at most " + plural(high, unit);
    }

    private static String plural(@Nullable Bound count, String unit) {
        return count + " " + unit + ("1".equals(String.valueOf(count)) ? "" : "s");
    }

    private static String less(Bound bound) {
        return bound.inclusive ? " <= " : " < ";
    }

    private static ValueRange of(Stream<@Nullable Bound> lows, Stream<@Nullable Bound> highs) {
        Comparator<Bound> byValue = Comparator.comparing(Bound::value);
        return new ValueRange(
                lows.filter(Objects::nonNull)
                        .max(byValue.thenComparing(bound -> !bound.inclusive))
                        .orElse(null),
                highs.filter(Objects::nonNull)
                        .min(byValue.thenComparing(Bound::inclusive))
                        .orElse(null));
    }

    private static @Nullable Bound lowest(Annotation constraint) {
        if (constraint instanceof DecimalMin min) {
            return Bound.of(min.value(), min.inclusive());
        }
        if (constraint instanceof Min min) {
            return Bound.of(Long.toString(min.value()), true);
        }
        if (constraint instanceof Positive) {
            return Bound.of("0", false);
        }
        return constraint instanceof PositiveOrZero ? Bound.of("0", true) : null;
    }

    private static @Nullable Bound highest(Annotation constraint) {
        if (constraint instanceof DecimalMax max) {
            return Bound.of(max.value(), max.inclusive());
        }
        if (constraint instanceof Max max) {
            return Bound.of(Long.toString(max.value()), true);
        }
        if (constraint instanceof Negative) {
            return Bound.of("0", false);
        }
        return constraint instanceof NegativeOrZero ? Bound.of("0", true) : null;
    }

    private static @Nullable Bound smallest(Annotation constraint) {
        if (constraint instanceof Size size && size.min() > 0) {
            return Bound.of(Integer.toString(size.min()), true);
        }
        return constraint instanceof NotEmpty ? Bound.of("1", true) : null;
    }

    private static @Nullable Bound largest(Annotation constraint) {
        return constraint instanceof Size size && size.max() < Integer.MAX_VALUE
                ? Bound.of(Integer.toString(size.max()), true)
                : null;
    }
}
