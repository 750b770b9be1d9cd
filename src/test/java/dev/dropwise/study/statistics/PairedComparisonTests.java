package dev.dropwise.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairedComparisonTests {

    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] BASELINE = {0.412, 0.398, 0.441, 0.405, 0.420, 0.433};
    private static final double[] VARIANT = {0.371, 0.389, 0.402, 0.377, 0.391, 0.424};

    /** Four pairs with mean difference -0.0275. */
    private static final double[] FEW = {0.30, 0.35, 0.28, 0.40};

    private static final double[] FEW_LOWER = {0.31, 0.33, 0.20, 0.38};

    /** As SciPy's ttest_rel(variant, baseline) has it. */
    @Test
    void isThePairedTestWhereSplitsDoNotOverlap() {
        PairedComparison comparison = PairedComparison.of(BASELINE, VARIANT, 0, 0.95, 0, true);

        assertThat(comparison.mean()).isCloseTo(0.39233333333333337, CLOSE);
        assertThat(comparison.standardError()).isCloseTo(0.007744532121295499, CLOSE);
        assertThat(comparison.difference()).isCloseTo(-0.02583333333333333, CLOSE);
        assertInterval(comparison, -0.04056161824585852, -0.011105048420808136);
        assertThat(comparison.pValue()).isCloseTo(0.006347979620563866, CLOSE);
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.BETTER);
        assertThat(comparison.pairs()).isEqualTo(6);
        assertThat(comparison.pairsNeeded()).isNull();
    }

    /** As Nadeau and Bengio's formula comes to in SciPy, with a test row for four training rows. */
    @Test
    void widensTheIntervalWhereTrainingRowsOverlap() {
        PairedComparison comparison = PairedComparison.of(BASELINE, VARIANT, 0.25, 0.95, 0, true);

        assertThat(comparison.standardError()).isCloseTo(0.012245180457814593, CLOSE);
        assertInterval(comparison, -0.04912079650907004, -0.002545870157596622);
        assertThat(comparison.pValue()).isCloseTo(0.03575629965517809, CLOSE);
    }

    private static void assertInterval(PairedComparison comparison, double low, double high) {
        List<Double> interval = Objects.requireNonNull(comparison.interval());
        assertThat(interval.get(0)).isCloseTo(low, CLOSE);
        assertThat(interval.get(1)).isCloseTo(high, CLOSE);
    }

    @Test
    void knowsWhichSideIsTheGoodOne() {
        assertThat(PairedComparison.of(BASELINE, VARIANT, 0, 0.95, 0, false).verdict())
                .isEqualTo(ComparisonVerdict.WORSE);
        assertThat(PairedComparison.of(VARIANT, BASELINE, 0, 0.95, 0, true).verdict())
                .isEqualTo(ComparisonVerdict.WORSE);
        assertThat(PairedComparison.of(VARIANT, BASELINE, 0, 0.95, 0, false).verdict())
                .isEqualTo(ComparisonVerdict.BETTER);
    }

    @Test
    void callsEqualWhatLiesWithinTheZone() {
        assertThat(verdictWithZone(0.041)).isEqualTo(ComparisonVerdict.EQUAL);
        assertThat(verdictWithZone(0.040)).isEqualTo(ComparisonVerdict.UNDECIDED);
        assertThat(verdictWithZone(0.012)).isEqualTo(ComparisonVerdict.UNDECIDED);
        assertThat(verdictWithZone(0.011)).isEqualTo(ComparisonVerdict.BETTER);
    }

    private static ComparisonVerdict verdictWithZone(double practicallyEqual) {
        return PairedComparison.of(BASELINE, VARIANT, 0, 0.95, practicallyEqual, true).verdict();
    }

    /** As counting up in SciPy finds. */
    @Test
    void saysHowManyMorePairsWouldDecide() {
        assertThat(pairsNeeded(0, 0)).isEqualTo(6);
        assertThat(pairsNeeded(0.05, 0)).isEqualTo(12);
        assertThat(pairsNeeded(0, 0.05)).isEqualTo(10);
        assertThat(pairsNeeded(0, 0.0301)).isEqualTo(809);
    }

    @Test
    void saysNoNumberWhereOverlapOrTheZoneKeepItUndecided() {
        assertThat(pairsNeeded(0.5, 0)).isNull();
        assertThat(pairsNeeded(0, 0.0275)).isNull();
    }

    private static @Nullable Integer pairsNeeded(double testToTrainRatio, double practicallyEqual) {
        PairedComparison comparison =
                PairedComparison.of(FEW, FEW_LOWER, testToTrainRatio, 0.95, practicallyEqual, true);
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.UNDECIDED);
        return comparison.pairsNeeded();
    }

    @Test
    void callsEqualWhatNeverDiffers() {
        PairedComparison comparison =
                PairedComparison.of(
                        new double[] {0.1 + 0.2, 0.5},
                        new double[] {0.3, 0.5},
                        0.25,
                        0.95,
                        0,
                        true);

        assertThat(comparison.difference()).isZero();
        assertThat(comparison.interval()).containsExactly(0.0, 0.0);
        assertThat(comparison.pValue()).isOne();
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.EQUAL);
    }

    /** Six heads in a row are the first that are rarer than 5 %, either side counted. */
    @Test
    void goesByTheSignsWhereAllDifferencesAreTheSame() {
        PairedComparison three = oneRowMoreInEach(3);

        assertThat(three.interval()).isNull();
        assertThat(three.pValue()).isEqualTo(0.25);
        assertThat(three.verdict()).isEqualTo(ComparisonVerdict.UNDECIDED);
        assertThat(three.pairsNeeded()).isEqualTo(3);
        PairedComparison six = oneRowMoreInEach(6);
        assertThat(six.pValue()).isEqualTo(0.03125);
        assertThat(six.verdict()).isEqualTo(ComparisonVerdict.BETTER);
    }

    private static PairedComparison oneRowMoreInEach(int pairs) {
        double[] baseline = Arrays.copyOf(new double[] {0.91, 0.85, 0.88, 0.9, 0.87, 0.95}, pairs);
        double[] variant = Arrays.stream(baseline).map(one -> one + 0.01).toArray();
        return PairedComparison.of(baseline, variant, 0, 0.95, 0, false);
    }

    @Test
    void leavesOneOrNoPairUndecided() {
        PairedComparison one =
                PairedComparison.of(new double[] {0.4}, new double[] {0.3}, 0, 0.95, 0, true);
        assertThat(one)
                .isEqualTo(
                        new PairedComparison(
                                0.3,
                                null,
                                0.3 - 0.4,
                                null,
                                null,
                                ComparisonVerdict.UNDECIDED,
                                1,
                                null));
        PairedComparison none = PairedComparison.of(new double[0], new double[0], 0, 0.95, 0, true);
        assertThat(none)
                .isEqualTo(
                        new PairedComparison(
                                null,
                                null,
                                null,
                                null,
                                null,
                                ComparisonVerdict.UNDECIDED,
                                0,
                                null));
    }

    @Test
    void leavesOutPairsInWhichAValueIsMissing() {
        double[] baseline = Arrays.copyOf(BASELINE, 8);
        double[] variant = Arrays.copyOf(VARIANT, 8);
        baseline[6] = Double.NaN;
        variant[6] = 0.4;
        baseline[7] = 0.4;
        variant[7] = Double.POSITIVE_INFINITY;

        assertThat(PairedComparison.of(baseline, variant, 0, 0.95, 0, true))
                .isEqualTo(PairedComparison.of(BASELINE, VARIANT, 0, 0.95, 0, true));
    }

    @Test
    void refusesWhatIsNoComparison() {
        assertThatThrownBy(() -> PairedComparison.of(BASELINE, FEW, 0, 0.95, 0, true))
                .hasMessageContaining("received 4 and 6");
        assertThatThrownBy(() -> PairedComparison.of(FEW, FEW, -1, 0.95, 0, true))
                .hasMessageContaining("testToTrainRatio");
        assertThatThrownBy(() -> PairedComparison.of(FEW, FEW, 0, 1, 0, true))
                .hasMessageContaining("confidenceLevel");
        assertThatThrownBy(() -> PairedComparison.of(FEW, FEW, 0, 0.95, -0.1, true))
                .hasMessageContaining("practicallyEqual");
    }

    /** Independent pairs of equal settings: one in twenty is called different at 95 %. */
    @Test
    void callsAsManyEqualSettingsDifferentAsItsLevelSays() {
        Random random = new Random(1);
        int different = 0;
        for (int study = 0; study < 4000; study++) {
            double[] baseline = random.doubles(5).toArray();
            double[] variant =
                    Arrays.stream(baseline).map(one -> one + random.nextGaussian()).toArray();
            ComparisonVerdict verdict =
                    PairedComparison.of(baseline, variant, 0, 0.95, 0, true).verdict();
            different +=
                    verdict == ComparisonVerdict.BETTER || verdict == ComparisonVerdict.WORSE
                            ? 1
                            : 0;
        }

        assertThat(different).isBetween(160, 240);
    }
}
