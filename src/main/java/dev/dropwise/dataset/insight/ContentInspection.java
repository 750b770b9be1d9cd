package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.TargetSummary;
import dev.dropwise.dataset.content.DatasetContent;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A content as the rules look at it.
 *
 * @param features one a feature, over all rows
 * @param targets one a target
 */
record ContentInspection(
        DatasetContent content, List<ColumnSummary> features, List<TargetSummary> targets) {

    private static final int SAMPLE = 10_000;
    private static final int SMALLEST_SAMPLE = 500;

    /** What all columns of a sample may hold together, so that wide tables take no longer. */
    private static final int VALUES = 10_000_000;

    int trainingRows() {
        return content.rows() - content.testRows();
    }

    /** Training rows at equal distances: always the same ones. */
    int[] sample() {
        int columns = Math.max(1, content.columns().size());
        int wanted = Math.max(SMALLEST_SAMPLE, Math.min(SAMPLE, VALUES / columns));
        int all = trainingRows();
        int some = Math.min(all, wanted);
        return IntStream.range(0, some).map(i -> (int) ((long) i * all / some)).toArray();
    }

    /** What a network takes in of a row: a category is as many inputs as there are texts. */
    long inputs() {
        return content.features().stream()
                .mapToLong(
                        feature ->
                                switch (feature.type()) {
                                    case CATEGORY -> feature.categories().size();
                                    case IMAGE ->
                                            feature.shape().stream().reduce(1, (a, b) -> a * b);
                                    case NUMBER, TEXT -> 1;
                                })
                .sum();
    }

    /** Where a target is shown. */
    String pointer(int target) {
        return targets.size() == 1 ? "/target" : "/targets/" + target;
    }
}
