package dev.dropwise.report.plot;

import java.awt.Color;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A bar for each of several names, with marks at the ends of its interval.
 *
 * @param bars the first of them are drawn
 */
public record BarPlot(PlotLabels labels, PlotTable table, List<Bar> bars) implements Plot {

    /** More have no room. */
    private static final int MOST = 25;

    /**
     * One bar.
     *
     * @param low null where there is no interval
     */
    public record Bar(String name, double value, @Nullable Double low, @Nullable Double high) {}

    @Override
    public CategoryChart chart() {
        CategoryChart chart = new CategoryChart(PlotStyle.WIDTH, PlotStyle.HEIGHT);
        PlotStyle.apply(chart, labels);
        chart.getStyler().setOverlapped(true).setAvailableSpaceFill(0.6);
        chart.getStyler().setXAxisLabelRotation(90).setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setyAxisTickLabelsFormattingFunction(TickLabel::of);
        chart.getStyler().setMarkerSize(7).setLegendVisible(false);
        List<Bar> shown = bars.stream().limit(MOST).toList();
        List<String> names = shown.stream().map(Bar::name).toList();
        chart.addSeries("value", names, shown.stream().map(Bar::value).toList());
        if (shown.stream().allMatch(bar -> bar.low() != null && bar.high() != null)) {
            marks(chart, "lower end", names, shown.stream().map(Bar::low).toList());
            marks(chart, "upper end", names, shown.stream().map(Bar::high).toList());
        }
        double least =
                shown.stream()
                        .flatMapToDouble(bar -> DoubleStream.of(bar.value(), low(bar)))
                        .min()
                        .orElse(0);
        chart.getStyler().setYAxisMin(Math.min(0, least));
        return chart;
    }

    private static double low(Bar bar) {
        return bar.low() == null ? bar.value() : bar.low();
    }

    private static void marks(
            CategoryChart chart, String series, List<String> names, List<@Nullable Double> values) {
        CategorySeries marks = chart.addSeries(series, names, values);
        marks.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
        marks.setMarker(SeriesMarkers.DIAMOND);
        marks.setMarkerColor(new Color(213, 94, 0));
    }
}
