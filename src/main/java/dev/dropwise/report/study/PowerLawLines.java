package dev.dropwise.report.study;

import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import dev.dropwise.report.plot.PlotTable;
import dev.dropwise.study.result.LearningCurveFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The power laws of a learning curve as lines, from the fewest rows to twice the most. */
final class PowerLawLines {

    private static final int STEPS = 60;

    private PowerLawLines() {}

    /** One line for each law, from the fewest rows that it rests on to twice the most. */
    static List<Line> of(Map<String, LearningCurveFit> fits) {
        return fits.entrySet().stream()
                .map(one -> line(one.getKey() + ", power law", one.getValue()))
                .toList();
    }

    private static Line line(String name, LearningCurveFit fit) {
        double ratio = 2.0 * fit.rows() / fit.from();
        List<Double> x =
                IntStream.rangeClosed(0, STEPS)
                        .mapToObj(step -> fit.from() * Math.pow(ratio, step / (double) STEPS))
                        .toList();
        return new Line(name, Style.DASHED, x, x.stream().map(fit::objectiveAt).toList());
    }

    /**
     * The table of the trainings, with what the law says beside each and of twice the most rows.
     */
    static PlotTable beside(PlotTable trainings, Map<String, LearningCurveFit> fits) {
        List<String> columns = new ArrayList<>(trainings.columns());
        columns.add("law");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : trainings.rows()) {
            LearningCurveFit fit = fits.get(String.valueOf(row.get(0)));
            List<@Nullable Object> longer = new ArrayList<>(row);
            longer.add(
                    fit != null && row.get(1) instanceof Double x && x >= fit.from()
                            ? fit.objectiveAt(x)
                            : null);
            rows.add(longer);
        }
        fits.forEach((variant, fit) -> rows.add(atTwice(variant, fit, columns.size())));
        return new PlotTable(columns, rows);
    }

    private static List<@Nullable Object> atTwice(
            String variant, LearningCurveFit fit, int columns) {
        @Nullable Object[] row = new Object[columns];
        row[0] = variant;
        row[1] = 2.0 * fit.rows();
        row[columns - 1] = fit.objectiveAt(2.0 * fit.rows());
        return Arrays.asList(row);
    }
}
