package dev.dropwise.dataset;

import java.util.List;

/**
 * What a data set looks like, column by column, over all rows.
 *
 * @param rows all rows, the hold-out included
 * @param features one a feature; an image is described by all its pixels
 * @param target counts of the classes, or the distribution of the value
 */
record StatisticsView(
        String name, int rows, List<ColumnStatistics> features, ColumnStatistics target) {

    static StatisticsView of(Dataset dataset) {
        Content content = dataset.content();
        return new StatisticsView(
                dataset.name(),
                content.rows(),
                content.statistics(),
                content.target().statistics());
    }
}
