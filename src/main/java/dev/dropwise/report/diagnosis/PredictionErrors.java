package dev.dropwise.report.diagnosis;

import dev.dropwise.evaluation.ClassScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a network errs on rows of one part of the data, dropout off.
 *
 * @param rows that were predicted
 * @param wrong rows whose likeliest class is not their label
 * @param surerRows the half of the rows with the most probable predictions
 * @param surerWrong wrong ones among the surer: of many, labels are wrong, not predictions, since
 *     where classes merely overlap a network errs where it is unsure
 * @param classes each class, in the order of the outputs
 */
public record PredictionErrors(
        int rows, int wrong, int surerRows, int surerWrong, List<ClassErrors> classes) {

    /** How many rows a class has, and how many of those are predicted as another. */
    public record ClassErrors(int rows, int wrong) {

        ClassErrors plus(ClassErrors other) {
            return new ClassErrors(rows + other.rows, wrong + other.wrong);
        }

        double rate() {
            return (double) wrong / rows;
        }
    }

    /** Counts them. */
    public static PredictionErrors of(ClassScores scores) {
        int[] classRows = new int[scores.classes()];
        int[] classWrong = new int[scores.classes()];
        for (int row = 0; row < scores.rows(); row++) {
            classRows[scores.truth()[row]]++;
            classWrong[scores.truth()[row]] += scores.isRight(row) ? 0 : 1;
        }
        List<Integer> surer = surer(scores);
        return new PredictionErrors(
                scores.rows(),
                IntStream.of(classWrong).sum(),
                surer.size(),
                (int) surer.stream().filter(row -> !scores.isRight(row)).count(),
                classes(classRows, classWrong));
    }

    /** The half of the rows with the most probable predictions. */
    private static List<Integer> surer(ClassScores scores) {
        return IntStream.range(0, scores.rows())
                .boxed()
                .sorted(Comparator.comparing(row -> -scores.confidence(row)))
                .limit((scores.rows() + 1) / 2)
                .toList();
    }

    private static List<ClassErrors> classes(int[] rows, int[] wrong) {
        List<ClassErrors> classes = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            classes.add(new ClassErrors(rows[k], wrong[k]));
        }
        return Collections.unmodifiableList(classes);
    }
}
