package dev.dropwise.report.plot;

import java.awt.BasicStroke;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines and points over numbers.
 *
 * @param lines at least one point in all
 */
public record LinePlot(PlotLabels labels, PlotTable table, List<Line> lines) implements Plot {

    /** How many lines have colours of their own. */
    public static final int COLOURS = PlotStyle.SERIES.length;

    private static final BasicStroke SOLID = new BasicStroke(2f);
    private static final BasicStroke DASHED =
            new BasicStroke(
                    1.5f,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_ROUND,
                    10f,
                    new float[] {6f, 4f},
                    0f);

    /** How a line is drawn. */
    public enum Style {
        SOLID,
        DASHED,
        /** With a mark at each point. */
        MARKED,
        /** Level from each point to the next. */
        STEPS,
        /** Marks alone. */
        POINTS
    }

    /**
     * One line.
     *
     * @param name of its own in the plot
     * @param x as many as {@code y}, finite
     * @param errors how far bars reach from each point up and down; null for none
     */
    public record Line(
            String name,
            Style style,
            List<Double> x,
            List<Double> y,
            @Nullable List<Double> errors) {

        public Line(String name, Style style, List<Double> x, List<Double> y) {
            this(name, style, x, y, null);
        }

        /** From one corner to the other: where a plot has its ideal. */
        public static Line diagonal(String name, double from, double to) {
            return new Line(name, Style.DASHED, List.of(from, to), List.of(from, to));
        }
    }

    @Override
    public XYChart chart() {
        XYChart chart = new XYChart(PlotStyle.WIDTH, PlotStyle.HEIGHT);
        PlotStyle.apply(chart, labels);
        chart.getStyler().setMarkerSize(6);
        chart.getStyler().setErrorBarsColorSeriesColor(true);
        chart.getStyler().setxAxisTickLabelsFormattingFunction(TickLabel::of);
        chart.getStyler().setyAxisTickLabelsFormattingFunction(TickLabel::of);
        lines.stream().filter(line -> !line.x().isEmpty()).forEach(line -> add(chart, line));
        return chart;
    }

    private static void add(XYChart chart, Line line) {
        XYSeries series = chart.addSeries(line.name(), line.x(), line.y(), line.errors());
        boolean marked = line.style() == Style.MARKED || line.style() == Style.POINTS;
        series.setMarker(
                marked || line.x().size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setLineStyle(line.style() == Style.DASHED ? DASHED : SOLID);
        if (line.style() == Style.STEPS) {
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
        }
        if (line.style() == Style.POINTS) {
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
    }
}
