package dev.dropwise.evaluation;

import java.util.stream.IntStream;

/**
 * Expected calibration error: rows are put into bins by the probability of their likeliest class;
 * {@code Σ (n/N)·|accuracy − mean probability|} over the bins, 0 where a network is right as often
 * as it says. Guo et al., 2017, https://arxiv.org/abs/1706.04599
 */
final class CalibrationStatistic implements Statistic {

    static final int EQUAL_WIDTH = 0;
    static final int EQUAL_MASS = 1;

    private static final int BINS = ReliabilityBin.BINS;

    private final double[] confidences;
    private final double[] surplus;
    private final int[] widthBins;
    private final int[] order;

    CalibrationStatistic(ClassScores scores) {
        int rows = scores.rows();
        confidences = IntStream.range(0, rows).mapToDouble(scores::confidence).toArray();
        surplus = new double[rows];
        widthBins = new int[rows];
        for (int row = 0; row < rows; row++) {
            surplus[row] = confidences[row] - (scores.isRight(row) ? 1 : 0);
            widthBins[row] = ReliabilityBin.of(confidences[row]);
        }
        order = RankedScores.ascending(confidences);
    }

    @Override
    public double[] of(int[] counts) {
        return new double[] {equalWidth(counts), equalMass(counts)};
    }

    private double equalWidth(int[] counts) {
        double[] sums = new double[BINS];
        for (int row = 0; row < surplus.length; row++) {
            sums[widthBins[row]] += counts[row] * surplus[row];
        }
        return error(sums);
    }

    /** As many rows in each bin, the first ones one more where they do not divide evenly. */
    private double equalMass(int[] counts) {
        double[] sums = new double[BINS];
        int rows = order.length;
        int larger = rows % BINS;
        int size = rows / BINS;
        int bin = 0;
        int left = size + (larger > 0 ? 1 : 0);
        for (int row : order) {
            int count = counts[row];
            while (count > left) {
                sums[bin] += left * surplus[row];
                count -= left;
                bin++;
                left = size + (bin < larger ? 1 : 0);
            }
            sums[bin] += count * surplus[row];
            left -= count;
        }
        return error(sums);
    }

    private double error(double[] sums) {
        double error = 0;
        for (double sum : sums) {
            error += Math.abs(sum);
        }
        return error / surplus.length;
    }

    @Override
    public long cost() {
        return surplus.length;
    }

    /**
     * The mean error of a network that is right exactly as often as it says: of a sum of many the
     * mean distance from 0 is its standard deviation times {@code √(2/π)}.
     */
    @Override
    public double[] chance() {
        double[] width = new double[BINS];
        double[] mass = new double[BINS];
        for (int place = 0; place < order.length; place++) {
            int row = order[place];
            double variance = confidences[row] * (1 - confidences[row]);
            width[widthBins[row]] += variance;
            mass[(int) ((long) place * BINS / order.length)] += variance;
        }
        return new double[] {chance(width), chance(mass)};
    }

    private double chance(double[] variances) {
        double sum = 0;
        for (double variance : variances) {
            sum += Math.sqrt(2 / Math.PI * variance);
        }
        return sum / surplus.length;
    }
}
