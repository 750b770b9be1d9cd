package dev.dropwise.report;

import dev.dropwise.problem.NotFound;

/** A report has no data for such a plot. */
final class NoSuchPlot extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchPlot(String message) {
        super(message);
    }
}
