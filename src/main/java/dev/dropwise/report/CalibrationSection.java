package dev.dropwise.report;

import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ClassificationMetrics;
import dev.dropwise.evaluation.ReliabilityBin;
import java.util.List;
import java.util.stream.IntStream;

/** How far the probabilities of a run can be trusted. */
final class CalibrationSection {

    private CalibrationSection() {}

    static List<TargetCalibration> of(MeasuredRun measured) {
        RowPart part = measured.heldOut();
        List<ClassScores> scores = measured.of(part).classes();
        return IntStream.range(0, scores.size())
                .mapToObj(i -> of(measured.targets().get(i).name(), part, scores.get(i), measured))
                .toList();
    }

    private static TargetCalibration of(
            String target, RowPart part, ClassScores scores, MeasuredRun measured) {
        ClassificationMetrics metrics = measured.metrics().ofClasses(part, target);
        IntStream rows = IntStream.range(0, scores.rows());
        return new TargetCalibration(
                target,
                part,
                scores.rows(),
                metrics.calibrationError(),
                metrics.calibrationErrorEqualMass(),
                rows.mapToDouble(scores::confidence).average().orElse(Double.NaN),
                (double) IntStream.range(0, scores.rows()).filter(scores::isRight).count()
                        / scores.rows(),
                ReliabilityBin.all(scores));
    }
}
