package dev.dropwise.report;

import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.RiskCoverage;
import java.util.List;
import java.util.stream.IntStream;

/** What answering only where the network is sure would come to. */
final class RiskSection {

    /** Enough for a smooth line. */
    private static final int MOST_POINTS = 200;

    private RiskSection() {}

    static List<TargetRisk> of(MeasuredRun measured) {
        RowPart part = measured.heldOut();
        List<ClassScores> scores = measured.of(part).classes();
        return IntStream.range(0, scores.size())
                .mapToObj(i -> of(measured.targets().get(i).name(), part, scores.get(i)))
                .toList();
    }

    private static TargetRisk of(String target, RowPart part, ClassScores scores) {
        RiskCoverage curve = RiskCoverage.of(scores, MOST_POINTS);
        return new TargetRisk(target, part, scores.rows(), curve.area(), curve.points());
    }
}
