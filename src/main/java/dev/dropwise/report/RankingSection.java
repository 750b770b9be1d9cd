package dev.dropwise.report;

import dev.dropwise.evaluation.ClassMetrics;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ThresholdPoint;
import dev.dropwise.report.TargetRanking.RankedClass;
import java.util.List;
import java.util.stream.IntStream;

/** What thresholds on the probabilities of a run would come to. */
final class RankingSection {

    /** Of a class: enough for a smooth line. */
    private static final int MOST_POINTS = 100;

    /** Of all classes together. */
    private static final int MOST_POINTS_IN_ALL = 4000;

    private RankingSection() {}

    static List<TargetRanking> of(MeasuredRun measured) {
        RowPart part = measured.heldOut();
        List<ClassScores> scores = measured.of(part).classes();
        return IntStream.range(0, scores.size())
                .mapToObj(i -> of(measured.targets().get(i), part, scores.get(i), measured))
                .toList();
    }

    private static TargetRanking of(
            ScoredTarget target, RowPart part, ClassScores scores, MeasuredRun measured) {
        List<ClassMetrics> metrics = measured.metrics().ofClasses(part, target.name()).classes();
        int first = scores.classes() == 2 ? 1 : 0;
        int most = Math.min(MOST_POINTS, Math.max(2, MOST_POINTS_IN_ALL / scores.classes()));
        return new TargetRanking(
                target.name(),
                part,
                IntStream.range(first, scores.classes())
                        .mapToObj(
                                k ->
                                        new RankedClass(
                                                target.labels().get(k),
                                                metrics.get(k).rocAuc(),
                                                metrics.get(k).prAuc(),
                                                ThresholdPoint.curve(scores, k, most)))
                        .filter(ranked -> !ranked.points().isEmpty())
                        .toList());
    }
}
