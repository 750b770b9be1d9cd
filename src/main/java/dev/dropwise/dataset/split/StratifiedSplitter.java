package dev.dropwise.dataset.split;

import dev.dropwise.random.SplitMix64;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Draws validation rows: the same share of every stratum (class). Every stratum keeps at least one
 * row for training; a fraction above zero gives at least one validation row where there is a row to
 * spare.
 */
public final class StratifiedSplitter {

    private final SplitMix64 random;

    public StratifiedSplitter(SplitMix64 random) {
        this.random = random;
    }

    /**
     * Takes the same share of every stratum.
     *
     * @param strata the rows to divide, by class
     * @param test the rows that are held out
     */
    public Split split(int[][] strata, double fraction, int[] test) {
        int[] quotas = quotas(strata, fraction);
        IntStream.Builder training = IntStream.builder();
        IntStream.Builder validation = IntStream.builder();
        for (int s = 0; s < strata.length; s++) {
            int[] rows = strata[s].clone();
            random.shuffle(rows);
            for (int i = 0; i < rows.length; i++) {
                (i < quotas[s] ? validation : training).add(rows[i]);
            }
        }
        return new Split(
                training.build().sorted().toArray(), validation.build().sorted().toArray(), test);
    }

    /** The rows each stratum gives: its share rounded down, then one more by largest remainder. */
    private static int[] quotas(int[][] strata, double fraction) {
        int[] spare = Arrays.stream(strata).mapToInt(s -> Math.max(0, s.length - 1)).toArray();
        int[] quotas = new int[strata.length];
        for (int s = 0; s < strata.length; s++) {
            quotas[s] = Math.min(spare[s], (int) (fraction * strata[s].length));
        }
        int missing = wanted(strata, fraction, spare) - Arrays.stream(quotas).sum();
        int[] byRemainder = byRemainder(strata, fraction);
        while (missing > 0) {
            for (int s : byRemainder) {
                if (missing > 0 && quotas[s] < spare[s]) {
                    quotas[s]++;
                    missing--;
                }
            }
        }
        return quotas;
    }

    private static int wanted(int[][] strata, double fraction, int[] spare) {
        if (fraction == 0) {
            return 0;
        }
        int rows = Arrays.stream(strata).mapToInt(s -> s.length).sum();
        int wanted = (int) Math.max(1, Math.round(fraction * rows));
        return Math.min(wanted, Arrays.stream(spare).sum());
    }

    private static int[] byRemainder(int[][] strata, double fraction) {
        return IntStream.range(0, strata.length)
                .boxed()
                .sorted(Comparator.comparingDouble(s -> -(fraction * strata[s].length % 1)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
