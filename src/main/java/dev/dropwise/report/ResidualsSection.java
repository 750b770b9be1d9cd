package dev.dropwise.report;

import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.report.TargetResiduals.ResidualPoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How far the numbers that a run predicts are off. */
final class ResidualsSection {

    private static final int MOST_POINTS = 1000;

    private ResidualsSection() {}

    static List<TargetResiduals> of(MeasuredRun measured) {
        RowPart part = measured.heldOut();
        ScoredRows scored = measured.of(part);
        int[] places =
                RowSample.evenly(IntStream.range(0, scored.rows().length).toArray(), MOST_POINTS);
        return IntStream.range(0, scored.values().size())
                .mapToObj(
                        i ->
                                new TargetResiduals(
                                        scored.targets().get(i).name(),
                                        part,
                                        scored.rows().length,
                                        points(scored, scored.values().get(i), places)))
                .toList();
    }

    private static List<ResidualPoint> points(ScoredRows scored, ValueScores values, int[] places) {
        return Arrays.stream(places)
                .mapToObj(
                        place ->
                                new ResidualPoint(
                                        scored.rows()[place],
                                        values.truth()[place],
                                        values.predicted()[place],
                                        values.truth()[place] - values.predicted()[place]))
                .filter(point -> Double.isFinite(point.residual()))
                .toList();
    }
}
