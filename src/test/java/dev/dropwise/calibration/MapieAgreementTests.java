package dev.dropwise.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ValueScores;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Quantiles, sets and intervals that MAPIE 1.6.0 gives for the same scores. */
class MapieAgreementTests {

    private static final int[] TRUTH = {3, 2, 3, 1, 1, 1, 0, 0, 0, 3, 0, 3, 2, 0, 1, 2, 3, 0, 0};

    private static final double[] PROBABILITIES = {
        0.655, 0.169, 0.12, 0.056, 0.15, 0.139, 0.605, 0.106, 0.097, 0.063, 0.027, 0.813, 0.107,
        0.816, 0.047, 0.03, 0.134, 0.165, 0.623, 0.078, 0.035, 0.311, 0.508, 0.146, 0.272, 0.111,
        0.424, 0.193, 0.132, 0.068, 0.181, 0.619, 0.471, 0.264, 0.221, 0.044, 0.059, 0.053, 0.456,
        0.432, 0.19, 0.555, 0.204, 0.051, 0.112, 0.112, 0.084, 0.692, 0.008, 0.062, 0.74, 0.19,
        0.563, 0.171, 0.248, 0.018, 0.657, 0.146, 0.155, 0.042, 0.187, 0.249, 0.178, 0.386, 0.127,
        0.292, 0.293, 0.288, 0.345, 0.466, 0.024, 0.165, 0.231, 0.477, 0.132, 0.16
    };

    private static final int[] TEST_TRUTH = {0, 3, 2, 2, 3, 3};

    private static final double[] TEST_PROBABILITIES = {
        0.532, 0.108, 0.021, 0.339, 0.053, 0.264, 0.384, 0.299, 0.144, 0.401, 0.404, 0.051, 0.019,
        0.132, 0.641, 0.208, 0.071, 0.271, 0.105, 0.553, 0.062, 0.013, 0.023, 0.902
    };

    /** What NumPy draws with the seed 1. */
    private static final double[] PARTS = {
        0.417022004702574,
        0.7203244934421581,
        0.00011437481734488664,
        0.30233257263183977,
        0.14675589081711304,
        0.0923385947687978,
        0.1862602113776709,
        0.34556072704304774,
        0.39676747423066994,
        0.538816734003357,
        0.4191945144032948,
        0.6852195003967595,
        0.20445224973151743,
        0.8781174363909454,
        0.027387593197926163,
        0.6704675101784022,
        0.41730480236712697,
        0.5586898284457517,
        0.14038693859523377
    };

    private static final RankPenalty PENALTY = new RankPenalty(1, 0.2);

    private final ClassScores calibration = new ClassScores(4, TRUTH, PROBABILITIES);
    private final ClassScores test = new ClassScores(4, TEST_TRUTH, TEST_PROBABILITIES);
    private final ConformalScores lac = LabelScores.lac(calibration, test);
    private final ConformalScores aps = scores(RankPenalty.NONE);
    private final ConformalScores raps = scores(PENALTY);
    private final CalibratedClasses calibrated =
            new CalibratedClasses(
                    1,
                    null,
                    null,
                    PENALTY,
                    lac,
                    aps,
                    raps,
                    SelectiveRisk.of(calibration, test),
                    TEST_TRUTH);

    private ConformalScores scores(RankPenalty penalty) {
        Iterator<Double> parts = DoubleStream.of(PARTS).iterator();
        return LabelScores.aps(calibration, test, penalty, parts::next);
    }

    @Test
    void quantiles() {
        assertThat(lac.quantile(0.8)).isCloseTo(0.835, within(1e-12));
        assertThat(lac.quantile(0.9)).isCloseTo(0.868, within(1e-12));
        assertThat(aps.quantile(0.8)).isCloseTo(0.8806567831882444, within(1e-12));
        assertThat(aps.quantile(0.9)).isCloseTo(0.9540014113931029, within(1e-12));
        assertThat(raps.quantile(0.8)).isCloseTo(1.28638598, within(1e-8));
    }

    @Test
    void sets() {
        assertThat(sets(ConformalMethod.LAC, 0.8))
                .containsExactly("03", "123", "12", "23", "13", "3");
        assertThat(sets(ConformalMethod.LAC, 0.9))
                .containsExactly("03", "123", "012", "123", "13", "3");
        assertThat(sets(ConformalMethod.APS, 0.8))
                .containsExactly("013", "123", "012", "123", "123", "3");
        assertThat(sets(ConformalMethod.APS, 0.9))
                .containsExactly("013", "0123", "0123", "123", "0123", "03");
        assertThat(sets(ConformalMethod.RAPS, 0.8))
                .containsExactly("013", "123", "012", "123", "123", "023");
    }

    /** What is measured is what the sets contain. */
    @Test
    void coverage() {
        for (ConformalMethod method :
                List.of(ConformalMethod.LAC, ConformalMethod.APS, ConformalMethod.RAPS)) {
            for (double level : new double[] {0.1, 0.3, 0.5, 0.8, 0.9}) {
                List<String> sets = sets(method, level);
                CoverageMeasure measure =
                        CoverageMeasure.of(calibrated, method, level, List.of("a", "b", "c", "d"));
                long hits =
                        IntStream.range(0, 6)
                                .filter(row -> sets.get(row).contains("" + TEST_TRUTH[row]))
                                .count();
                assertThat(measure.measured()).as(method + " " + level).isEqualTo(hits / 6.0);
                assertThat(measure.classes().keySet()).containsExactly("a", "c", "d");
            }
        }
    }

    private List<String> sets(ConformalMethod method, double level) {
        return IntStream.range(0, 6)
                .mapToObj(row -> calibrated.set(LabelScores.row(test, row), method, level))
                .map(
                        set ->
                                Arrays.stream(set)
                                        .sorted()
                                        .mapToObj(String::valueOf)
                                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void intervals() {
        double[] truth = {
            5.54, -0.78, 3.84, -3.12, 2.2, 1.72, 1.73, -5.45, 2.87, -7.01, -4.02, 3.16, -0.04, 3.71,
            3.1, 3.53, 1.08, -1.15, -1.9
        };
        double[] predicted = {
            4.54, 0.0, 2.8, -1.95, 1.66, 2.44, 3.27, -5.77, 1.35, -5.8, -3.41, 2.65, 1.21, 2.82,
            2.89, 4.66, 0.89, -2.21, -2.16
        };
        CalibratedValues values =
                CalibratedValues.of(
                        new CalibratedValues.Measured(
                                new ValueScores(truth, predicted), null, null),
                        new CalibratedValues.Measured(
                                new ValueScores(new double[0], new double[0]), null, null),
                        null);

        CalibratedValues.Answer zero = new CalibratedValues.Answer(0, 0, 0, 0);
        assertEnds(values.interval(ConformalMethod.ABSOLUTE, 0.8, zero), -1.21, 1.21);
        assertEnds(values.interval(ConformalMethod.ABSOLUTE, 0.9, zero), -1.52, 1.52);
        assertThat(values.interval(ConformalMethod.ABSOLUTE, 0.96, zero)).isNull();
    }

    private static void assertEnds(@Nullable List<Double> interval, double low, double high) {
        assertThat(interval)
                .satisfiesExactly(
                        one -> assertThat(one).isCloseTo(low, within(1e-12)),
                        one -> assertThat(one).isCloseTo(high, within(1e-12)));
    }

    /** ConformalizedQuantileRegressor, predict_interval with symmetric_correction. */
    @Test
    void intervalsOfQuantiles() {
        double[] truth = {
            5.54, -0.78, 3.84, -3.12, 2.2, 1.72, 1.73, -5.45, 2.87, -7.01, -4.02, 3.16, -0.04, 3.71,
            3.1, 3.53, 1.08, -1.15, -1.9
        };
        double[] lower = {
            4.24, -0.4, 2.3, -2.55, 0.96, 1.64, 2.37, -6.77, 0.25, -7.0, -4.71, 2.35, 0.81, 2.32,
            2.29, 3.96, 0.09, -3.11, -3.16
        };
        double[] upper = {
            4.99, 0.6, 3.55, -1.05, 2.71, 3.64, 4.62, -4.27, 3.0, -4.0, -1.46, 3.1, 1.81, 3.57,
            3.79, 5.71, 2.09, -0.86, -0.66
        };
        double[] none = new double[0];
        CalibratedValues values =
                CalibratedValues.of(
                        new CalibratedValues.Measured(
                                new ValueScores(truth, truth),
                                null,
                                new CalibratedValues.QuantilePair(lower, upper)),
                        new CalibratedValues.Measured(new ValueScores(none, none), null, null),
                        null);
        CalibratedValues.Answer wide = new CalibratedValues.Answer(1.4, 0, 1, 2);
        CalibratedValues.Answer narrow = new CalibratedValues.Answer(-2.4, 0, -3, -2);

        assertThat(values.usualMethod()).isEqualTo(ConformalMethod.CQR);
        assertEnds(values.interval(ConformalMethod.CQR, 0.6, wide), 0.86, 2.14);
        assertEnds(values.interval(ConformalMethod.CQR, 0.8, wide), 0.45, 2.55);
        assertEnds(values.interval(ConformalMethod.CQR, 0.8, narrow), -3.55, -1.45);
        assertEnds(values.interval(ConformalMethod.CQR, 0.9, narrow), -3.64, -1.36);
        assertThat(values.interval(ConformalMethod.CQR, 0.96, wide)).isNull();
    }

    @Test
    void tooFewRowsGiveTheWholeSetAndTheReason() {
        assertThat(sets(ConformalMethod.LAC, 0.95)).contains("03");
        assertThat(sets(ConformalMethod.LAC, 0.951)).containsOnly("0123");
        assertThat(lac.reason(0.95)).isNull();
        assertThat(lac.reason(0.96))
                .isEqualTo("a level of 0.96 needs 24 calibration rows, there are 19");
        assertThat(ConformalScores.rowsFor(0.8)).isEqualTo(4);
        assertThat(ConformalScores.rowsFor(0.9)).isEqualTo(9);
        assertThat(ConformalScores.rowsFor(0.95)).isEqualTo(19);
        assertThat(ConformalScores.rowsFor(0.99)).isEqualTo(99);
    }
}
