package dev.dropwise.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Values with their intervals, one below the other, beside a line at 0: a forest plot.
 *
 * @param estimates the first of them are drawn
 */
public record IntervalPlot(PlotLabels labels, PlotTable table, List<Estimate> estimates)
        implements Plot {

    /** More have no room. */
    private static final int MOST = 25;

    private static final int ROW = 40;
    private static final int LONGEST_NAME = 32;

    private static final BasicStroke THIN = new BasicStroke(1f);
    private static final BasicStroke THICK = new BasicStroke(2.5f);

    /** What an interval says. */
    public enum Tone {
        GOOD(new Color(0, 158, 115)),
        BAD(new Color(213, 94, 0)),
        NEUTRAL(new Color(0, 114, 178));

        private final Color color;

        Tone(Color color) {
            this.color = color;
        }
    }

    /**
     * One value.
     *
     * @param low null where there is no interval
     */
    public record Estimate(
            String name, double value, @Nullable Double low, @Nullable Double high, Tone tone) {}

    @Override
    public XYChart chart() {
        List<Estimate> shown = estimates.stream().limit(MOST).toList();
        XYChart chart = new XYChart(PlotStyle.WIDTH, 130 + ROW * shown.size());
        PlotStyle.apply(chart, labels);
        chart.getStyler()
                .setYAxisMin(0.5)
                .setYAxisMax(shown.size() + 0.5)
                .setYAxisTickMarkSpacingHint(ROW / 2)
                .setPlotGridHorizontalLinesVisible(false)
                .setLegendVisible(false);
        chart.getStyler().setMarkerSize(9);
        chart.getStyler().setxAxisTickLabelsFormattingFunction(TickLabel::of);
        chart.setCustomYAxisTickLabelsFormatter(place -> label(shown, place));
        line(chart, "zero", 0, 0, 0.5, shown.size() + 0.5, PlotStyle.INK).setLineStyle(THIN);
        for (int i = 0; i < shown.size(); i++) {
            add(chart, shown.get(i), shown.size() - i);
        }
        return chart;
    }

    private static String label(List<Estimate> shown, double place) {
        int row = (int) Math.round(place);
        if (row != place || row < 1 || row > shown.size()) {
            return blank(place);
        }
        int number = shown.size() - row + 1;
        String name = shown.get(number - 1).name();
        return name.length() <= LONGEST_NAME
                ? name
                : "%s… (%d)".formatted(name.substring(0, LONGEST_NAME - 6), number);
    }

    /** XChart goes on looking for other places as long as two of them have the same label. */
    private static String blank(double place) {
        return Long.toBinaryString(Math.round(place * 20) + 1000)
                .replace('0', ' ')
                .replace('1', '\u00a0');
    }

    private static void add(XYChart chart, Estimate estimate, int row) {
        Color color = estimate.tone().color;
        if (estimate.low() != null && estimate.high() != null) {
            line(chart, "interval " + row, estimate.low(), estimate.high(), row, row, color);
        }
        XYSeries mark =
                chart.addSeries(
                        "value " + row, new double[] {estimate.value()}, new double[] {row});
        mark.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        mark.setMarker(SeriesMarkers.DIAMOND);
        mark.setMarkerColor(color);
    }

    private static XYSeries line(
            XYChart chart,
            String name,
            double fromX,
            double toX,
            double fromY,
            double toY,
            Color color) {
        XYSeries line = chart.addSeries(name, new double[] {fromX, toX}, new double[] {fromY, toY});
        line.setMarker(SeriesMarkers.NONE);
        line.setLineStyle(THICK);
        line.setLineColor(color);
        return line;
    }
}
