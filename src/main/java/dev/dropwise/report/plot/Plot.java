package dev.dropwise.report.plot;

import org.knowm.xchart.internal.chartpart.Chart;

/** A picture of numbers, and the numbers. */
public sealed interface Plot permits BarPlot, IntervalPlot, LinePlot, MatrixPlot {

    PlotLabels labels();

    /** All its numbers, those too that the picture has no room for. */
    PlotTable table();

    Chart<?, ?> chart();
}
