package dev.dropwise.evaluation;

import java.util.List;

/**
 * The interval of a mean over classes, from those of each: distances to their ends are added as
 * standard deviations are, with the correlations that the rows' influences have. It is right for
 * few rows where those of the classes are. Zou and Donner, 2008, https://doi.org/10.1002/sim.3095
 */
final class ClassMeanInterval {

    private final double[] down;
    private final double[] up;
    private double downSquares;
    private double upSquares;
    private double sum;
    private int unknown;
    private int classes;

    /**
     * @param units rows, or groups of rows, that influence more than one class; 0 where none does
     */
    ClassMeanInterval(int units) {
        down = new double[units];
        up = new double[units];
    }

    /** A class whose rows influence no other. */
    void add(double value, List<Double> interval) {
        double below = value - interval.get(0);
        double above = interval.get(1) - value;
        downSquares += below * below;
        upSquares += above * above;
        sum += value;
        classes++;
    }

    /**
     * A class that shares rows with others.
     *
     * @param places of the units that influence it
     * @param influences of each of these on the value; the sum of their squares is its variance
     */
    void add(double value, List<Double> interval, int[] places, double[] influences) {
        double variance = 0;
        for (double one : influences) {
            variance += one * one;
        }
        if (variance == 0) {
            add(value, interval);
            return;
        }
        double deviation = Math.sqrt(variance);
        for (int i = 0; i < places.length; i++) {
            down[places[i]] += (value - interval.get(0)) * influences[i] / deviation;
            up[places[i]] += (interval.get(1) - value) * influences[i] / deviation;
        }
        sum += value;
        classes++;
    }

    /** A class that counts as 0 because no row tells of it: it may be anything up to 1. */
    void addUnknown() {
        unknown++;
        classes++;
    }

    List<Double> interval() {
        double below = Math.sqrt(downSquares + squares(down));
        double above = Math.sqrt(upSquares + squares(up)) + unknown;
        return List.of(Math.max(0, (sum - below) / classes), Math.min(1, (sum + above) / classes));
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
