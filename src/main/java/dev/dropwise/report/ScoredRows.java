package dev.dropwise.report;

import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.evaluation.Resampling;
import dev.dropwise.evaluation.SeveralTargetsMetrics;
import dev.dropwise.evaluation.ValueScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a network makes of some rows.
 *
 * @param rows their numbers in the data set
 * @param targets what is predicted
 * @param classes scores of each target; empty for numbers
 * @param values of each target; empty for classes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record ScoredRows(
        int[] rows,
        List<ScoredTarget> targets,
        List<ClassScores> classes,
        List<ValueScores> values) {

    /** How good it is; null without rows. */
    @Nullable Metrics metrics(Resampling resampling) {
        if (rows.length == 0) {
            return null;
        }
        if (targets.size() == 1) {
            return metrics(0, resampling);
        }
        Map<String, Metrics> each = new LinkedHashMap<>();
        for (int target = 0; target < targets.size(); target++) {
            each.put(targets.get(target).name(), metrics(target, resampling));
        }
        return classes.isEmpty()
                ? new SeveralTargetsMetrics(rows.length, null, each)
                : SeveralTargetsMetrics.ofLabels(classes, each, resampling);
    }

    private Metrics metrics(int target, Resampling resampling) {
        return classes.isEmpty()
                ? Metrics.of(values.get(target), resampling)
                : Metrics.of(classes.get(target), targets.get(target).labels(), resampling);
    }
}
