package dev.dropwise.calibration;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.evaluation.ValueScores;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of values, in the target's own unit.
 *
 * @param absolute distances of values from the truth
 * @param normalized the same for each unit of the spread; null where the network tells none
 * @param spread what {@code normalized} divides by; null where the network tells none
 * @param cqr how far the truth is outside the outermost quantiles, below 0 within them; null where
 *     the network predicts none
 */
@JsonTypeName("values")
public record CalibratedValues(
        ConformalScores absolute,
        @Nullable ConformalScores normalized,
        @Nullable ValueSpread spread,
        @Nullable ConformalScores cqr)
        implements CalibratedTarget {

    /**
     * Values that a network gives.
     *
     * @param spreads of each row, standard deviations; null where it tells none
     * @param quantiles the outermost ones of each row; null where it predicts none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Measured(
            ValueScores scores, double @Nullable [] spreads, @Nullable QuantilePair quantiles) {}

    /**
     * The lowest and the highest quantile that a network predicts.
     *
     * @param lower of each row
     * @param upper of each row
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record QuantilePair(double[] lower, double[] upper) {}

    /** Scores rows that were held back, and those of the hold-out. */
    public static CalibratedValues of(
            Measured calibration, Measured test, @Nullable ValueSpread spread) {
        return new CalibratedValues(
                new ConformalScores(sorted(distances(calibration)), distances(test)),
                spread == null
                        ? null
                        : new ConformalScores(
                                sorted(normalized(calibration, spread)), normalized(test, spread)),
                spread,
                calibration.quantiles() == null
                        ? null
                        : new ConformalScores(sorted(outside(calibration)), outside(test)));
    }

    private static double[] outside(Measured measured) {
        double[] truth = measured.scores().truth();
        QuantilePair quantiles = measured.quantiles();
        double[] distances = new double[truth.length];
        for (int row = 0; row < distances.length; row++) {
            if (quantiles == null) {
                throw new IllegalArgumentException(
                        "expected quantiles of every row, received none");
            }
            distances[row] =
                    Math.max(
                            quantiles.lower()[row] - truth[row],
                            truth[row] - quantiles.upper()[row]);
        }
        return distances;
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
            case CQR -> cqr;
            case LAC, APS, RAPS -> null;
        };
    }

    @Override
    public ConformalMethod usualMethod() {
        return cqr == null ? ConformalMethod.ABSOLUTE : ConformalMethod.CQR;
    }

    /**
     * What an interval is made around.
     *
     * @param value that was answered
     * @param spread of it; looked at by {@code normalized} alone
     * @param lower the lowest quantile that was predicted of it, as {@code upper} the highest;
     *     looked at by {@code cqr} alone
     */
    public record Answer(double value, double spread, double lower, double upper) {}

    /**
     * The interval that contains the truth in at least the stated share of cases.
     *
     * @return null where too few rows were held back to tell
     */
    public @Nullable List<Double> interval(ConformalMethod method, double level, Answer answer) {
        ConformalScores scores = scores(method);
        if (scores == null) {
            throw new IllegalArgumentException("expected a method that it has, received " + method);
        }
        Double quantile = scores.quantile(level);
        if (quantile == null) {
            return null;
        }
        return switch (method) {
            case CQR -> between(answer.lower() - quantile, answer.upper() + quantile);
            case NORMALIZED -> around(answer.value(), quantile * spreadOf(answer));
            default -> around(answer.value(), quantile);
        };
    }

    private double spreadOf(Answer answer) {
        return Objects.requireNonNull(spread, "what was normalized has a spread")
                .of(answer.spread());
    }

    private static List<Double> around(double value, double half) {
        return List.of(value - half, value + half);
    }

    /** Where moving inwards made the ends meet, no more than the middle is left. */
    private static List<Double> between(double low, double high) {
        double middle = (low + high) / 2;
        return List.of(Math.min(low, middle), Math.max(high, middle));
    }
}
