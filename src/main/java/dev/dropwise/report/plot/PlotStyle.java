package dev.dropwise.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all plots look: colours that can be told apart on light and on dark ground. */
final class PlotStyle {

    static final int WIDTH = 720;
    static final int HEIGHT = 440;

    /** Of texts and axes; no series has it. */
    static final Color INK = new Color(17, 18, 19);

    /** Of Okabe and Ito, for people who see colours differently, but black and yellow. */
    static final Color[] SERIES = {
        new Color(0, 114, 178),
        new Color(213, 94, 0),
        new Color(0, 158, 115),
        new Color(204, 121, 167),
        new Color(86, 180, 233),
        new Color(230, 159, 0)
    };

    private static final Color GRID = new Color(128, 128, 128);
    private static final Color NONE = new Color(0, 0, 0, 0);

    private PlotStyle() {}

    static void apply(Chart<? extends AxesChartStyler, ?> chart, PlotLabels labels) {
        chart.setTitle(labels.title());
        chart.setXAxisTitle(labels.x());
        chart.setYAxisTitle(labels.y());
        AxesChartStyler styler = chart.getStyler();
        styler.setAxisTickMarksColor(INK)
                .setAxisTickLabelsColor(INK)
                .setAxisTitleFont(font(Font.PLAIN, 13))
                .setAxisTickLabelsFont(font(Font.PLAIN, 12))
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(0.4f))
                .setLocale(Locale.ROOT)
                .setChartBackgroundColor(NONE)
                .setPlotBackgroundColor(NONE)
                .setPlotBorderColor(GRID)
                .setChartFontColor(INK)
                .setChartTitleFont(font(Font.BOLD, 15))
                .setLegendFont(font(Font.PLAIN, 12))
                .setLegendBackgroundColor(NONE)
                .setLegendBorderColor(NONE)
                .setLegendPosition(LegendPosition.OutsideE)
                .setXAxisTitleColor(INK)
                .setYAxisTitleColor(INK)
                .setSeriesColors(SERIES)
                .setSeriesMarkers(new Marker[] {SeriesMarkers.NONE});
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }
}
