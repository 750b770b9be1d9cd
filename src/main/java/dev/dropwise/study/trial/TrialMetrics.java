package dev.dropwise.study.trial;

import dev.dropwise.spec.Monitor;
import dev.dropwise.training.InputDisturbance;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** How runs call what studies look at. */
public final class TrialMetrics {

    private static final Pattern WORD_START = Pattern.compile("_(.)");

    private TrialMetrics() {}

    /** A metric's name as runs have it. */
    public static String name(Monitor monitor) {
        return camelCase(monitor.name());
    }

    /** A disturbance's name in specs and results. */
    public static String name(InputDisturbance disturbance) {
        return camelCase(disturbance.name());
    }

    /** The name of a constant as JSON has it. */
    public static String camelCase(String constant) {
        return WORD_START
                .matcher(constant.toLowerCase(Locale.ROOT))
                .replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
    }

    /** Whether it is measured on test rows, which are not looked at before the last answer. */
    public static boolean isOfTestRows(String metric) {
        return metric.startsWith("test");
    }

    /** What a metric of disturbed rows is called. */
    public static String disturbed(String metric, InputDisturbance disturbance, double level) {
        return disturbed(metric, name(disturbance), level);
    }

    public static String disturbed(String metric, String disturbance, double level) {
        return "%s, %s %s"
                .formatted(
                        metric,
                        disturbance,
                        BigDecimal.valueOf(level).stripTrailingZeros().toPlainString());
    }

    public static boolean isOfValidationRows(String metric) {
        return metric.startsWith("validation");
    }

    /** Whether less of it is better: a loss or an error. */
    public static boolean isLowerBetter(String metric) {
        return Arrays.stream(Monitor.values())
                .filter(monitor -> name(monitor).equals(metric))
                .findFirst()
                .map(monitor -> !monitor.improves(1, 0, 0))
                .orElse(!metric.endsWith("Accuracy"));
    }
}
