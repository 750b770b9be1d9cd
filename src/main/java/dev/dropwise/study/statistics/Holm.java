package dev.dropwise.study.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for there being several: the chance that any true null hypothesis is rejected
 * stays below the level. Holm, 1979, https://www.jstor.org/stable/4615733
 */
public final class Holm {

    private Holm() {}

    /** The adjusted p-values in the same order; NaN stays NaN and counts as no test. */
    public static double[] adjust(double[] pValues) {
        int[] ascending =
                IntStream.range(0, pValues.length)
                        .filter(i -> !Double.isNaN(pValues[i]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> pValues[i]))
                        .mapToInt(i -> i)
                        .toArray();
        double[] adjusted = new double[pValues.length];
        Arrays.fill(adjusted, Double.NaN);
        double highest = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            double product = (ascending.length - rank) * pValues[ascending[rank]];
            highest = Math.max(highest, Math.min(1, product));
            adjusted[ascending[rank]] = highest;
        }
        return adjusted;
    }
}
