package dev.dropwise.report;

import dev.dropwise.evaluation.MetricEstimate;
import java.util.List;

/**
 * How much worse a network predicts when the values of a column are shuffled among the rows.
 * Breiman, 2001, https://doi.org/10.1023/A:1010933404324. Of columns that tell much the same each
 * can stand in for the others, so that each alone seems unimportant: groups are shuffled together.
 *
 * @param metric what gets worse: {@code logLoss}, or {@code meanSquaredError} in standard
 *     deviations of the target
 * @param measuredOn the part of the rows that says so
 * @param repeats how often each column is shuffled
 * @param columns the most important first
 * @param groups the most important first
 */
record ColumnImportance(
        String metric,
        RowPart measuredOn,
        int rows,
        int repeats,
        List<OneColumn> columns,
        List<CorrelatedColumns> groups) {

    /**
     * @param increase of the metric
     */
    record OneColumn(String column, MetricEstimate increase) {}

    /**
     * @param increase of the metric when all of them are shuffled together
     */
    record CorrelatedColumns(List<String> columns, MetricEstimate increase) {}
}
