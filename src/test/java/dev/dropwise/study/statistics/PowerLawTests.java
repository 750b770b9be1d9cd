package dev.dropwise.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PowerLawTests {

    private static final double[] ROWS = {100, 200, 300, 400, 600, 800, 1000};
    private static final double[] LOSS = {0.642, 0.501, 0.447, 0.401, 0.366, 0.352, 0.331};
    private static final Offset<Double> CLOSE = within(1e-9);

    /** As SciPy's curve_fit and Newton steps of 40 digits have it. */
    @Test
    void fitsAsSciPyDoes() {
        PowerLaw law = PowerLaw.fit(ROWS, LOSS).orElseThrow();

        assertValue(law.asymptote(0.95), 0.23153533378207578, 0.02143958440905328);
        assertValue(law.factor(0.95), 6.861185270304134, 1.593246523969737);
        assertValue(law.exponent(0.95), 0.6113097762396188, 0.06002808349346729);
        FittedValue twice = law.at(2000, 0.95);
        assertValue(twice, 0.29736887832804176, 0.007020749472196679);
        assertThat(twice.interval().get(0)).isCloseTo(0.2778761528211413, CLOSE);
        assertThat(twice.interval().get(1)).isCloseTo(0.3168616038349422, CLOSE);
    }

    /** Twice at the same law: the value by the law itself, the spread less than that of either. */
    @Test
    void tellsTheChangeFromSomeRowsToOthers() {
        PowerLaw law = PowerLaw.fit(ROWS, LOSS).orElseThrow();

        FittedValue change = law.change(1000, 2000, 0.95);
        assertThat(change.value())
                .isCloseTo(law.at(2000, 0.95).value() - law.at(1000, 0.95).value(), CLOSE);
        assertThat(change.standardError())
                .isBetween(
                        law.at(2000, 0.95).standardError() - law.at(1000, 0.95).standardError(),
                        law.at(2000, 0.95).standardError() + law.at(1000, 0.95).standardError());
        assertThat(law.change(1000, 1000, 0.95).standardError()).isZero();
    }

    /** Without the bound, a would be -1.01. */
    @Test
    void goesToZeroWhereTheAsymptoteWouldBeNegative() {
        PowerLaw law =
                PowerLaw.fit(ROWS, new double[] {0.642, 0.511, 0.453, 0.401, 0.346, 0.302, 0.261})
                        .orElseThrow();

        assertValue(law.asymptote(0.95), 0, 0);
        assertValue(law.factor(0.95), 3.4766396081521007, 0.2975831461288013);
        assertValue(law.exponent(0.95), 0.36346002021044527, 0.015392036563143377);
        FittedValue twice = law.at(2000, 0.95);
        assertValue(twice, 0.2194659982048718, 0.007533093767345549);
        assertThat(twice.interval().get(0)).isCloseTo(0.20010156420038822, CLOSE);
    }

    private static void assertValue(FittedValue fitted, double value, double standardError) {
        Offset<Double> close = within(1e-9 * Math.max(1, value));
        assertThat(fitted.value()).isCloseTo(value, close);
        assertThat(fitted.standardError()).isCloseTo(standardError, close);
    }

    @Test
    void findsAnExactLaw() {
        double[] loss = Arrays.stream(ROWS).map(n -> 0.1 + 3 * Math.pow(n, -0.5)).toArray();

        PowerLaw law = PowerLaw.fit(ROWS, loss).orElseThrow();

        assertThat(law.asymptote(0.95).value()).isCloseTo(0.1, CLOSE);
        assertThat(law.factor(0.95).value()).isCloseTo(3, within(1e-7));
        assertThat(law.exponent(0.95).value()).isCloseTo(0.5, CLOSE);
    }

    @Test
    void leavesOutWhatIsNotFinite() {
        double[] rows = Arrays.copyOf(ROWS, 8);
        double[] loss = Arrays.copyOf(LOSS, 8);
        rows[7] = 1200;
        loss[7] = Double.NaN;

        assertThat(PowerLaw.fit(rows, loss).orElseThrow().at(2000, 0.95))
                .isEqualTo(PowerLaw.fit(ROWS, LOSS).orElseThrow().at(2000, 0.95));
    }

    @Test
    void fitsNoLawToFewSizesNorToALossThatDoesNotFall() {
        assertThat(PowerLaw.fit(new double[] {1, 1, 2, 2}, new double[] {3, 4, 1, 2})).isEmpty();
        double[] same = new double[7];
        Arrays.fill(same, 0.4);
        assertThat(PowerLaw.fit(ROWS, same)).isEmpty();
        double[] growing = Arrays.stream(ROWS).map(n -> n * n / 1e6).toArray();
        assertThat(PowerLaw.fit(ROWS, growing)).isEmpty();
    }

    /** The losses of 10 and 20 rows lie far below 0.1 + 3·n^(-0.5), which the others are near. */
    @Test
    void leavesOutFewRowsThatFollowAnotherLaw() {
        double[] sizes = {10, 20, 40, 80, 160, 320};
        double[] means = {0.71, 0.7, 0.5743, 0.4354, 0.3372, 0.2677};
        double[] rows = new double[18];
        double[] loss = new double[18];
        for (int i = 0; i < 18; i++) {
            rows[i] = sizes[i / 3];
            loss[i] = means[i / 3] + (i % 3 - 1) * 0.005;
        }

        PowerLaw law = PowerLaw.fit(rows, loss).orElseThrow();

        assertThat(law.least()).isEqualTo(40);
        assertThat(law.at(640, 0.95).value()).isCloseTo(0.2186, within(1e-3));
    }

    /** F of 1 and 2 degrees is (0.5 / 1) / (0.04 / 2) = 25, whose p-value SciPy gives. */
    @Test
    void testsLackOfFitAsSciPyDoes() {
        double[] x = {1, 1, 2, 3, 3};
        double[] y = {1.0, 1.2, 5, 3.0, 3.2};

        assertThat(LackOfFit.of(x, y, 0.54, 2)).isCloseTo(0.03774955135062, within(1e-9));
        assertThat(LackOfFit.of(x, y, 0.54, 3)).isEqualTo(1);
    }
}
