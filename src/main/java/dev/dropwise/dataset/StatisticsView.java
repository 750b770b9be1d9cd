package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param target counts of the classes, or the distribution of the value
 * @param correlations of each feature with the target, where both have a value: Pearson's
 *     coefficient (-1 to 1) of two columns of numbers, the correlation ratio (0 to 1) of numbers
 *     and categories, Cramér's V (0 to 1) of two columns of categories; null where one of them does
 *     not vary. Absent for images
 * @param images of each class, or of all where the target is a number; absent for tables
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatisticsView(
        String name,
        Part part,
        int rows,
        List<ColumnStatistics> features,
        ColumnStatistics target,
        @Nullable Map<String, @Nullable Double> correlations,
        @Nullable Map<String, ImageStatistics> images) {

    static StatisticsView of(Dataset dataset, Part part) {
        Content content = part.of(dataset.content());
        return new StatisticsView(
                dataset.name(),
                part,
                content.rows(),
                content.statistics(),
                content.target().statistics(),
                content.columns().isEmpty() ? null : correlations(content),
                content.images());
    }

    private static Map<String, @Nullable Double> correlations(Content content) {
        Map<String, @Nullable Double> correlations = new LinkedHashMap<>();
        for (Column column : content.columns()) {
            correlations.put(column.name(), Correlation.between(column, content.target()));
        }
        return correlations;
    }
}
