package dev.dropwise.report.page;

import dev.dropwise.problem.NotFound;

/** A report has no data for such a plot. */
public final class NoSuchPlot extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchPlot(String message) {
        super(message);
    }
}
