package dev.dropwise.report.diagnosis;

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

    /**
     * Counts them.
     *
     * @param probabilities of every class, an array for each row
     * @param labels by the row, numbers of classes
     */
    public static PredictionErrors of(float[][] probabilities, int[] labels) {
        int rows = labels.length;
        int[] classRows = new int[rows == 0 ? 0 : probabilities[0].length];
        int[] classWrong = new int[classRows.length];
        boolean[] isWrong = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            isWrong[row] = likeliest(probabilities[row]) != labels[row];
            classRows[labels[row]]++;
            classWrong[labels[row]] += isWrong[row] ? 1 : 0;
        }
        List<Integer> surer = surer(probabilities);
        return new PredictionErrors(
                rows,
                IntStream.of(classWrong).sum(),
                surer.size(),
                (int) surer.stream().filter(row -> isWrong[row]).count(),
                classes(classRows, classWrong));
    }

    /** The half of the rows with the most probable predictions. */
    private static List<Integer> surer(float[][] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing(row -> -highest(probabilities[row])))
                .limit((probabilities.length + 1) / 2)
                .toList();
    }

    private static List<ClassErrors> classes(int[] rows, int[] wrong) {
        List<ClassErrors> classes = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            classes.add(new ClassErrors(rows[k], wrong[k]));
        }
        return Collections.unmodifiableList(classes);
    }

    private static int likeliest(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    private static float highest(float[] probabilities) {
        return probabilities[likeliest(probabilities)];
    }
}
