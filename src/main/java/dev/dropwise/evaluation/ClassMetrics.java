package dev.dropwise.evaluation;

import dev.dropwise.evaluation.RankedScores.Areas;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well one class is told from the others.
 *
 * @param rows of this class
 * @param predicted rows that were taken for it
 * @param precision of those the share that is of this class; exact interval
 * @param recall of its rows the share that was taken for it; exact interval
 * @param f1 harmonic mean of both; exact interval
 * @param rocAuc area under its ROC curve; null where all rows are of this class or none
 * @param prAuc average precision; null without rows of this class
 */
public record ClassMetrics(
        String label,
        int rows,
        int predicted,
        MetricEstimate precision,
        MetricEstimate recall,
        MetricEstimate f1,
        @Nullable Double rocAuc,
        @Nullable Double prAuc) {

    static List<ClassMetrics> all(
            List<String> labels, ConfusionIntervals intervals, List<AreaInfluences> areas) {
        ConfusionMatrix confusion = intervals.confusion();
        return IntStream.range(0, labels.size())
                .mapToObj(
                        k -> {
                            Areas area = areas.get(areas.size() == 1 ? 0 : k).areas();
                            return new ClassMetrics(
                                    labels.get(k),
                                    confusion.actual(k),
                                    confusion.predicted(k),
                                    intervals.precision(k),
                                    intervals.recall(k),
                                    intervals.f1(k),
                                    orNull(area.rocAuc()),
                                    orNull(area.prAuc()));
                        })
                .toList();
    }

    private static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
