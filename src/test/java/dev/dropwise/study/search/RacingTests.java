package dev.dropwise.study.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RacingTests {

    private static final Racing RACING = Racing.of(3);

    /**
     * By hand: the better two of three are halved; residuals are ±0.01, 0, ±0.01, so their variance
     * is 0.0002, and t of 2 degrees of freedom is 6.9646 at 0.01: the bound for one pair is 0.01414
     * · √2 · 6.9646 = 0.1393.
     */
    private static final List<double[]> COMPLETE =
            List.of(
                    new double[] {0.32, 0.50, 0.38},
                    new double[] {0.30, 0.40, 0.50},
                    new double[] {0.24, 0.36, 0.48});

    @Test
    void stopsBeyondTheBoundOnly() {
        double bound = bound();

        assertThat(RACING.isClearlyWorse(new double[] {0.24 + bound + 1e-9}, COMPLETE)).isTrue();
        assertThat(RACING.isClearlyWorse(new double[] {0.24 + bound - 1e-9}, COMPLETE)).isFalse();
    }

    private static double bound() {
        double variance = 0;
        double[][] better = {{0.30, 0.40, 0.50}, {0.24, 0.36, 0.48}};
        double[] rows = {0.4, 0.36};
        double[] columns = {0.27, 0.38, 0.49};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                variance += Math.pow(better[i][j] - rows[i] - columns[j] + 0.38, 2) / 2;
            }
        }
        return 6.964556734283266 * Math.sqrt(2 * variance);
    }

    @Test
    void goesOnWhereNothingCanBeSaid() {
        assertThat(RACING.isClearlyWorse(new double[] {9}, COMPLETE.subList(0, 1))).isFalse();
        assertThat(RACING.isClearlyWorse(new double[] {}, COMPLETE)).isFalse();
        assertThat(RACING.isClearlyWorse(new double[] {9, 9, 9}, COMPLETE)).isFalse();
        assertThat(Racing.of(1).isClearlyWorse(new double[] {9}, COMPLETE)).isFalse();
    }

    @Test
    void stopsWhatDiverged() {
        assertThat(RACING.isClearlyWorse(new double[] {Double.NaN}, List.of())).isTrue();
    }

    /** Ten complete trials, three pairs; noise of 0.01 in trials, of 0.05 in pairs. */
    @Test
    void seldomStopsAnEqualTrialAndMostlyOneThatIsWorse() {
        SeededRandom random = new SeededRandom(1);
        int equal = 0;
        int worse = 0;
        for (int i = 0; i < 400; i++) {
            double[] pairs = {
                0.05 * random.normal(), 0.05 * random.normal(), 0.05 * random.normal()
            };
            List<double[]> complete = new ArrayList<>();
            for (int trial = 0; trial < 10; trial++) {
                complete.add(values(pairs, 3, 0.02 * trial / 10, random));
            }
            equal += isStopped(values(pairs, 2, 0, random), complete) ? 1 : 0;
            worse += isStopped(values(pairs, 2, 0.06, random), complete) ? 1 : 0;
        }
        assertThat(equal).isLessThan(20);
        assertThat(worse).isGreaterThan(320);
    }

    private static boolean isStopped(double[] trial, List<double[]> complete) {
        return RACING.isClearlyWorse(new double[] {trial[0]}, complete)
                || RACING.isClearlyWorse(trial, complete);
    }

    private static double[] values(double[] pairs, int count, double mean, SeededRandom random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = mean + pairs[i] + 0.01 * random.normal();
        }
        return values;
    }
}
