package dev.dropwise.calibration;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.evaluation.ValueScores;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of values, in the target's own unit.
 *
 * @param absolute distances of values from the truth
 * @param normalized the same for each unit of the spread; null where the network tells none
 * @param spread what {@code normalized} divides by; null where the network tells none
 */
@JsonTypeName("values")
public record CalibratedValues(
        ConformalScores absolute,
        @Nullable ConformalScores normalized,
        @Nullable ValueSpread spread)
        implements CalibratedTarget {

    /**
     * Values that a network gives.
     *
     * @param spreads of each row, standard deviations; null where it tells none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Measured(ValueScores scores, double @Nullable [] spreads) {}

    /** Scores rows that were held back, and those of the hold-out. */
    public static CalibratedValues of(
            Measured calibration, Measured test, @Nullable ValueSpread spread) {
        return new CalibratedValues(
                new ConformalScores(sorted(distances(calibration)), distances(test)),
                spread == null
                        ? null
                        : new ConformalScores(
                                sorted(normalized(calibration, spread)), normalized(test, spread)),
                spread);
    }

    private static double[] distances(Measured measured) {
        ValueScores scores = measured.scores();
        double[] distances = new double[scores.rows()];
        for (int row = 0; row < distances.length; row++) {
            distances[row] = Math.abs(scores.truth()[row] - scores.predicted()[row]);
        }
        return distances;
    }

    private static double[] normalized(Measured measured, ValueSpread spread) {
        if (measured.scores().rows() == 0) {
            return new double[0];
        }
        double[] spreads = measured.spreads();
        if (spreads == null) {
            throw new IllegalArgumentException("expected a spread of every row, received none");
        }
        double[] distances = distances(measured);
        for (int row = 0; row < distances.length; row++) {
            distances[row] /= spread.of(spreads[row]);
        }
        return distances;
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }

    @Override
    public @Nullable ConformalScores scores(ConformalMethod method) {
        return switch (method) {
            case ABSOLUTE -> absolute;
            case NORMALIZED -> normalized;
            case LAC, APS, RAPS -> null;
        };
    }

    @Override
    public ConformalMethod usualMethod() {
        return ConformalMethod.ABSOLUTE;
    }

    /**
     * How far to either side of a value the interval goes that contains the truth in at least the
     * stated share of cases.
     *
     * @param spread of this value; looked at by {@code normalized} alone
     * @return null where too few rows were held back to tell
     */
    public @Nullable Double halfWidth(ConformalMethod method, double level, double spread) {
        ConformalScores scores = scores(method);
        if (scores == null) {
            throw new IllegalArgumentException("expected a method that it has, received " + method);
        }
        Double quantile = scores.quantile(level);
        if (quantile == null || method == ConformalMethod.ABSOLUTE || this.spread == null) {
            return quantile;
        }
        return quantile * this.spread.of(spread);
    }
}
