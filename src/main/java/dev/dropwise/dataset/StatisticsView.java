package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStatistics;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageStatistics;
import dev.dropwise.dataset.insight.ColumnCorrelation;
import dev.dropwise.dataset.insight.RowSubset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a data set looks like, column by column.
 *
 * @param part which rows this is about
 * @param rows how many they are
 * @param features one a feature; an image is described by all its pixels
 * @param target counts of the classes, or the distribution of the value; absent where there are
 *     several
 * @param targets the same of each of several; absent where there is one
 * @param correlations of each feature with the target, where both have a value: Pearson's
 *     coefficient (-1 to 1) of two columns of numbers, the correlation ratio (0 to 1) of numbers
 *     and categories, Cramér's V (0 to 1) of two columns of categories; null where one of them does
 *     not vary. Absent for images, and where there are several targets
 * @param correlationsByTarget the same with each of several targets, by their names
 * @param images of each class, or of all where the target is a number or there are several; absent
 *     for tables
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatisticsView(
        String name,
        RowSubset part,
        int rows,
        List<ColumnStatistics> features,
        @Nullable ColumnStatistics target,
        @Nullable List<ColumnStatistics> targets,
        @Nullable Map<String, @Nullable Double> correlations,
        @Nullable Map<String, Map<String, @Nullable Double>> correlationsByTarget,
        @Nullable Map<String, ImageStatistics> images) {

    static StatisticsView of(Dataset dataset, RowSubset rowSubset) {
        DatasetContent content = rowSubset.of(dataset.content());
        boolean several = content.targets().size() > 1;
        boolean images = content.columns().isEmpty();
        return new StatisticsView(
                dataset.name(),
                rowSubset,
                content.rows(),
                content.statistics(),
                several ? null : content.target().statistics(),
                several ? content.targets().stream().map(Column::statistics).toList() : null,
                several || images ? null : correlations(content, content.target()),
                several && !images ? correlationsByTarget(content) : null,
                content.images());
    }

    private static Map<String, Map<String, @Nullable Double>> correlationsByTarget(
            DatasetContent content) {
        Map<String, Map<String, @Nullable Double>> correlations = new LinkedHashMap<>();
        for (Column target : content.targets()) {
            correlations.put(target.name(), correlations(content, target));
        }
        return correlations;
    }

    private static Map<String, @Nullable Double> correlations(
            DatasetContent content, Column target) {
        Map<String, @Nullable Double> correlations = new LinkedHashMap<>();
        for (Column column : content.columns()) {
            correlations.put(column.name(), ColumnCorrelation.between(column, target));
        }
        return correlations;
    }
}
