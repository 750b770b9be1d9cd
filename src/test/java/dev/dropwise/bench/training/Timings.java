package dev.dropwise.bench.training;

import java.util.Arrays;
import java.util.Locale;

/** Times in nanoseconds, in order. */
final class Timings {

    private final long[] sorted;

    Timings(long[] nanoseconds) {
        sorted = nanoseconds.clone();
        Arrays.sort(sorted);
    }

    double median() {
        return quantile(0.5);
    }

    double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
    }

    /** A number with thousands separated. */
    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
