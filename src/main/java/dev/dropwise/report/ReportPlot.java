package dev.dropwise.report;

import dev.dropwise.report.plot.Plot;
import org.jspecify.annotations.Nullable;

/**
 * A plot of a report.
 *
 * @param target that it is about; null where it is about all
 */
record ReportPlot(String name, @Nullable String target, Plot plot) {

    /**
     * @param asked null for any
     */
    boolean isAbout(@Nullable String asked) {
        return asked == null || target == null || asked.equals(target);
    }
}
