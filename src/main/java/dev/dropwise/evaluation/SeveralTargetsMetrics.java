package dev.dropwise.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.evaluation.ProportionInterval.Proportion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good predictions of several targets are.
 *
 * @param exactMatchAccuracy share of rows of which all labels are right; exact interval; absent for
 *     numbers
 * @param targets each by its name
 */
@JsonTypeName("severalTargets")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeveralTargetsMetrics(
        int rows, @Nullable MetricEstimate exactMatchAccuracy, Map<String, Metrics> targets)
        implements Metrics {

    /** Of labels, whose scores are in the order of the targets. */
    public static SeveralTargetsMetrics ofLabels(
            List<ClassScores> scores, Map<String, Metrics> targets, Resampling resampling) {
        int rows = scores.get(0).rows();
        int right =
                (int)
                        IntStream.range(0, rows)
                                .filter(row -> scores.stream().allMatch(one -> one.isRight(row)))
                                .count();
        return new SeveralTargetsMetrics(
                rows,
                MetricEstimate.exact(new Proportion(right, rows), resampling.confidenceLevel()),
                targets);
    }
}
