package dev.dropwise.report;

import dev.dropwise.evaluation.ClassMetrics;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ClassificationMetrics;
import dev.dropwise.report.TargetClasses.ClassReport;
import dev.dropwise.report.TargetClasses.ConfusedPair;
import dev.dropwise.report.TargetClasses.WrongRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What the classes of a run look like, and what is taken for what. */
final class ClassesSection {

    private static final int MOST_PAIRS = 10;
    private static final int MOST_ROWS = 20;

    private ClassesSection() {}

    static List<TargetClasses> of(MeasuredRun measured) {
        if (!measured.targets().get(0).isClass()) {
            return List.of();
        }
        RowPart part = measured.heldOut();
        return IntStream.range(0, measured.targets().size())
                .mapToObj(
                        target -> {
                            String name = measured.targets().get(target).name();
                            ClassificationMetrics metrics =
                                    measured.metrics().ofClasses(part, name);
                            return new TargetClasses(
                                    name,
                                    part,
                                    classes(measured, target, metrics),
                                    confused(metrics),
                                    likelyErrors(measured, target));
                        })
                .toList();
    }

    private static List<ClassReport> classes(
            MeasuredRun measured, int target, ClassificationMetrics metrics) {
        Map<RowPart, int[]> counts = new EnumMap<>(RowPart.class);
        for (RowPart part : RowPart.values()) {
            counts.put(part, ClassCounts.of(measured.data(), part, target));
        }
        return IntStream.range(0, metrics.classes().size())
                .mapToObj(
                        k -> {
                            ClassMetrics one = metrics.classes().get(k);
                            return new ClassReport(
                                    one.label(),
                                    at(counts, RowPart.TRAIN)[k],
                                    at(counts, RowPart.VALIDATION)[k],
                                    at(counts, RowPart.TEST)[k],
                                    one.precision(),
                                    one.recall(),
                                    one.f1(),
                                    one.rocAuc(),
                                    one.prAuc());
                        })
                .toList();
    }

    private static int[] at(Map<RowPart, int[]> counts, RowPart part) {
        return Objects.requireNonNull(counts.get(part));
    }

    private static List<ConfusedPair> confused(ClassificationMetrics metrics) {
        List<ConfusedPair> pairs = new ArrayList<>();
        for (int truth = 0; truth < metrics.classes().size(); truth++) {
            ClassMetrics ofTruth = metrics.classes().get(truth);
            for (int taken = 0; taken < metrics.classes().size(); taken++) {
                int rows = metrics.confusion().get(truth).get(taken);
                if (rows > 0 && taken != truth) {
                    pairs.add(
                            new ConfusedPair(
                                    ofTruth.label(),
                                    metrics.classes().get(taken).label(),
                                    rows,
                                    (double) rows / ofTruth.rows()));
                }
            }
        }
        pairs.sort(
                Comparator.comparingInt(ConfusedPair::rows)
                        .thenComparingDouble(ConfusedPair::share)
                        .reversed());
        return List.copyOf(pairs.subList(0, Math.min(pairs.size(), MOST_PAIRS)));
    }

    private static List<WrongRow> likelyErrors(MeasuredRun measured, int target) {
        List<WrongRow> wrong = new ArrayList<>();
        for (RowPart part : RowPart.values()) {
            ScoredRows scored = measured.of(part);
            ClassScores scores = scored.classes().get(target);
            List<String> labels = scored.targets().get(target).labels();
            for (int row = 0; row < scores.rows(); row++) {
                if (!scores.isRight(row)) {
                    int truth = scores.truth()[row];
                    wrong.add(
                            new WrongRow(
                                    scored.rows()[row],
                                    part,
                                    labels.get(truth),
                                    labels.get(scores.predicted(row)),
                                    scores.confidence(row),
                                    scores.probability(row, truth)));
                }
            }
        }
        wrong.sort(
                Comparator.comparingDouble(
                                (WrongRow row) -> row.labelProbability() - row.probability())
                        .thenComparingDouble(WrongRow::labelProbability)
                        .thenComparingInt(WrongRow::row));
        return List.copyOf(wrong.subList(0, Math.min(wrong.size(), MOST_ROWS)));
    }
}
