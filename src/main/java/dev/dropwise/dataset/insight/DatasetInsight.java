package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.TargetSummary;
import dev.dropwise.dataset.content.DatasetContent;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found in the rows of a data set: a pure function of its content, found once. Takes a few
 * passes over each column and some ten megabytes, however many rows there are.
 *
 * @param features one a feature
 * @param targets one a target
 * @param warnings what should be known before anything is trained
 */
public record DatasetInsight(
        List<ColumnSummary> features, List<TargetSummary> targets, List<Warning> warnings) {

    public static DatasetInsight of(DatasetContent content) {
        List<ColumnSummary> features = content.summaries();
        List<TargetSummary> targets =
                content.targets().stream()
                        .map(target -> TargetSummary.of(target, content.testRows()))
                        .toList();
        return new DatasetInsight(
                features,
                targets,
                WarningRule.all(new ContentInspection(content, features, targets)));
    }

    /** The same with warnings of what no content tells any more. */
    public DatasetInsight and(List<Warning> others) {
        List<Warning> all = new ArrayList<>(others);
        all.addAll(warnings);
        return new DatasetInsight(features, targets, List.copyOf(all));
    }
}
