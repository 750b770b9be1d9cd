package dev.dropwise.demo;

import dev.dropwise.run.RunMetrics;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The weights that two runs serve side by side; the gap is test loss less train loss, what
 * overfitting costs.
 */
record RunComparison(RunMetrics dropout, RunMetrics none) {

    private static final String LINE = "%-16s %10s %11s %10s %11s %10s%n";

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%n" + LINE,
                        "",
                        "train loss",
                        "train acc.",
                        "test loss",
                        "test acc.",
                        "gap")
                + line("with dropout", dropout)
                + line("without dropout", none);
    }

    private static String line(String name, RunMetrics metrics) {
        return String.format(
                Locale.ROOT,
                LINE,
                name,
                number(metrics.trainLoss(), 1, "%.4f"),
                number(metrics.trainAccuracy(), 100, "%.2f %%"),
                number(metrics.testLoss(), 1, "%.4f"),
                number(metrics.testAccuracy(), 100, "%.2f %%"),
                metrics.testLoss() == null || metrics.trainLoss() == null
                        ? "-"
                        : number(metrics.testLoss() - metrics.trainLoss(), 1, "%.4f"));
    }

    private static String number(@Nullable Double value, double factor, String format) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value * factor);
    }
}
