/**
 * Draws plots: {@link dev.dropwise.report.plot.Plot} as SVG, as PNG and as a table of its numbers.
 * Knows nothing of reports.
 */
@NullMarked
package dev.dropwise.report.plot;

import org.jspecify.annotations.NullMarked;
