package dev.dropwise.calibration;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.random.SeededRandom;
import dev.dropwise.random.SplitMix64;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of probabilities of classes. All scores are of probabilities that are scaled by the
 * temperature.
 *
 * @param temperature by which logits are divided
 * @param before errors of the probabilities as the network gives them; null without a hold-out
 * @param after errors of the scaled ones
 * @param penalty of RAPS
 * @param testClasses the true classes of the rows of the hold-out
 */
@JsonTypeName("classes")
@SuppressWarnings("ArrayRecordComponent") // nobody compares calibrations
public record CalibratedClasses(
        double temperature,
        @Nullable ProbabilityErrors before,
        @Nullable ProbabilityErrors after,
        RankPenalty penalty,
        ConformalScores lac,
        ConformalScores aps,
        ConformalScores raps,
        SelectiveRisk risk,
        int[] testClasses)
        implements CalibratedTarget {

    /** Of five rows one chooses the penalty, as in MAPIE. */
    private static final int PENALTY_SHARE = 5;

    /**
     * Fits on rows that were held back, and measures on the hold-out.
     *
     * @param calibration at least one row, as the network gives it
     * @param seed of draws
     */
    public static CalibratedClasses of(ClassScores calibration, ClassScores test, long seed) {
        DoubleSupplier parts = new SeededRandom(seed)::uniform;
        double temperature = TemperatureScaling.fit(calibration);
        ClassScores scaled = TemperatureScaling.applied(calibration, temperature);
        ClassScores scaledTest = TemperatureScaling.applied(test, temperature);
        int[] rows = IntStream.range(0, scaled.rows()).toArray();
        new SplitMix64(seed).shuffle(rows);
        int chosen = rows.length / PENALTY_SHARE;
        RankPenalty penalty = RankPenalty.of(some(scaled, Arrays.copyOf(rows, chosen)));
        ClassScores others = some(scaled, Arrays.copyOfRange(rows, chosen, rows.length));
        return new CalibratedClasses(
                temperature,
                ProbabilityErrors.of(test),
                ProbabilityErrors.of(scaledTest),
                penalty,
                LabelScores.lac(scaled, scaledTest),
                LabelScores.aps(scaled, scaledTest, RankPenalty.NONE, parts),
                LabelScores.aps(others, scaledTest, penalty, parts),
                SelectiveRisk.of(scaled, scaledTest),
                test.truth());
    }

    private static ClassScores some(ClassScores scores, int[] rows) {
        int classes = scores.classes();
        int[] truth = new int[rows.length];
        double[] probabilities = new double[rows.length * classes];
        for (int i = 0; i < rows.length; i++) {
            truth[i] = scores.truth()[rows[i]];
            System.arraycopy(
                    scores.probabilities(), rows[i] * classes, probabilities, i * classes, classes);
        }
        return new ClassScores(classes, truth, probabilities);
    }

    @Override
    public @Nullable ConformalScores scores(ConformalMethod method) {
        return switch (method) {
            case LAC -> lac;
            case APS -> aps;
            case RAPS -> raps;
            case ABSOLUTE, NORMALIZED, CQR -> null;
        };
    }

    @Override
    public ConformalMethod usualMethod() {
        return ConformalMethod.LAC;
    }

    /**
     * The labels of which one is the true one in at least the stated share of cases; all of them
     * where too few rows were held back to tell.
     *
     * @param probabilities scaled, of one row
     * @return their numbers, from the likeliest on
     */
    public int[] set(double[] probabilities, ConformalMethod method, double level) {
        ConformalScores scores = scores(method);
        if (scores == null) {
            throw new IllegalArgumentException("expected lac, aps or raps, received " + method);
        }
        LabelRanks ranks =
                LabelRanks.of(
                        probabilities, method == ConformalMethod.RAPS ? penalty : RankPenalty.NONE);
        Double quantile = scores.quantile(level);
        if (quantile == null) {
            return ranks.order();
        }
        return method == ConformalMethod.LAC
                ? Arrays.stream(ranks.order())
                        .filter(
                                label ->
                                        method.isWithin(
                                                LabelScores.unlikely(probabilities, label),
                                                quantile))
                        .toArray()
                : Arrays.copyOf(ranks.order(), ranks.size(quantile));
    }
}
