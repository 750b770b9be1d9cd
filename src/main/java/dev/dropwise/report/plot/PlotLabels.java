package dev.dropwise.report.plot;

/**
 * What stands above and beside a plot.
 *
 * @param x below it
 * @param y left of it
 */
public record PlotLabels(String title, String x, String y) {}
