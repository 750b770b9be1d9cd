package dev.dropwise.report.dropout;

import dev.dropwise.layer.Shape;
import java.util.Arrays;

/**
 * What each unit of a layer gave, in all places where it gave something: a filter in every pixel, a
 * unit behind a sequence in every step.
 */
final class UnitActivations {

    private final float[][] units;

    private UnitActivations(float[][] units) {
        this.units = units;
    }

    /**
     * Sorts them by unit.
     *
     * @param outputs [examples, numbers], row-major
     * @param shape of one example's numbers: [units], [steps, units] or [filters, height, width]
     */
    static UnitActivations of(float[] outputs, Shape shape) {
        int width = Math.toIntExact(shape.elements());
        int count = shape.rank() == 3 ? shape.size(0) : shape.last();
        int places = width / count;
        int examples = outputs.length / width;
        float[][] units = new float[count][examples * places];
        for (int example = 0; example < examples; example++) {
            for (int place = 0; place < places; place++) {
                for (int unit = 0; unit < count; unit++) {
                    int at = shape.rank() == 3 ? unit * places + place : place * count + unit;
                    units[unit][example * places + place] = outputs[example * width + at];
                }
            }
        }
        return new UnitActivations(units);
    }

    int count() {
        return units.length;
    }

    double mean() {
        return Arrays.stream(units).mapToDouble(UnitActivations::mean).average().orElse(0);
    }

    /** The share of exact zeros. */
    double sparsity() {
        long zeros = 0;
        long all = 0;
        for (float[] unit : units) {
            for (float activation : unit) {
                zeros += activation == 0 ? 1 : 0;
            }
            all += unit.length;
        }
        return (double) zeros / all;
    }

    /** How many units give the same for every input, and so say nothing. */
    int deadUnits() {
        return (int) Arrays.stream(units).filter(UnitActivations::isConstant).count();
    }

    /**
     * The mean absolute correlation of two units, over all pairs of some units that are not dead: 0
     * where each goes its own way, 1 where all say the same. NaN where there is no pair.
     *
     * @param most how many units are looked at, evenly spread
     * @param places how many of what each gave, evenly spread
     */
    double coAdaptation(int most, int places) {
        double[][] standardized =
                Arrays.stream(units)
                        .filter(unit -> !isConstant(unit))
                        .map(unit -> spread(unit, places))
                        .filter(unit -> !isConstant(unit))
                        .map(UnitActivations::standardized)
                        .toArray(double[][]::new);
        int count = Math.min(most, standardized.length);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                sum +=
                        Math.abs(
                                product(
                                        standardized[at(i, count, standardized.length)],
                                        standardized[at(j, count, standardized.length)]));
            }
        }
        return count < 2 ? Double.NaN : sum / (count * (count - 1) / 2.0);
    }

    private static float[] spread(float[] unit, int places) {
        int count = Math.min(places, unit.length);
        float[] some = new float[count];
        for (int i = 0; i < count; i++) {
            some[i] = unit[at(i, count, unit.length)];
        }
        return some;
    }

    /** The place of the i-th of {@code count} that are spread over {@code all}. */
    private static int at(int i, int count, int all) {
        return (int) ((long) i * all / count);
    }

    private static boolean isConstant(float[] unit) {
        for (float activation : unit) {
            if (activation != unit[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(float[] unit) {
        double sum = 0;
        for (float activation : unit) {
            sum += activation;
        }
        return sum / unit.length;
    }

    /** Of mean 0 and length 1. */
    private static double[] standardized(float[] unit) {
        double mean = mean(unit);
        double squares = 0;
        double[] centered = new double[unit.length];
        for (int i = 0; i < unit.length; i++) {
            centered[i] = unit[i] - mean;
            squares += centered[i] * centered[i];
        }
        double length = Math.sqrt(squares);
        return Arrays.stream(centered).map(value -> value / length).toArray();
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
