package dev.dropwise.report.plot;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.style.Styler.ChartTheme;

/**
 * Counts in a square, the more the darker.
 *
 * @param names of the rows and of the columns
 * @param counts a list a row, the first row at the top
 */
public record MatrixPlot(
        PlotLabels labels, PlotTable table, List<String> names, List<List<Integer>> counts)
        implements Plot {

    private static final Color[] RANGE = {new Color(240, 246, 250), new Color(86, 180, 233)};

    /** More have no room for their names and counts. */
    private static final int MOST_NAMED = 25;

    @Override
    public HeatMapChart chart() {
        int side = 240 + Math.min(names.size(), MOST_NAMED) * 28;
        HeatMapChart chart = new HeatMapChart(side + 120, side, ChartTheme.XChart);
        PlotStyle.apply(chart, labels);
        chart.getStyler()
                .setRangeColors(RANGE)
                .setMin(0)
                .setMax(
                        Math.max(
                                1,
                                counts.stream()
                                        .flatMap(List::stream)
                                        .mapToInt(n -> n)
                                        .max()
                                        .orElse(1)))
                .setShowValue(names.size() <= MOST_NAMED)
                .setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
                .setValueFontColor(Color.BLACK)
                .setHeatMapDecimalValueFormatter(count -> Long.toString(Math.round(count)));
        chart.getStyler().setXAxisLabelRotation(45).setLegendVisible(names.size() > MOST_NAMED);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.addSeries("rows", names, bottomUp(names), cells());
        return chart;
    }

    /** A triple a cell: its column, its row from the bottom, its count. */
    private List<Number[]> cells() {
        int last = names.size() - 1;
        return IntStream.rangeClosed(0, last)
                .boxed()
                .flatMap(row -> line(row, last - row))
                .toList();
    }

    private Stream<Number[]> line(int row, int fromBottom) {
        return IntStream.range(0, names.size())
                .mapToObj(column -> new Number[] {column, fromBottom, counts.get(row).get(column)});
    }

    private static List<String> bottomUp(List<String> names) {
        int last = names.size() - 1;
        return IntStream.rangeClosed(0, last).mapToObj(i -> names.get(last - i)).toList();
    }
}
