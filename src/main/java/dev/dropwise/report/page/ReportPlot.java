package dev.dropwise.report.page;

import dev.dropwise.report.plot.Plot;
import org.jspecify.annotations.Nullable;

/**
 * A plot of a report.
 *
 * @param target that it is about; null where it is about all
 */
public record ReportPlot(String name, @Nullable String target, Plot plot) {

    /**
     * Whether a request for a target means this plot.
     *
     * @param asked null for any
     */
    public boolean isAbout(@Nullable String asked) {
        return asked == null || target == null || asked.equals(target);
    }
}
