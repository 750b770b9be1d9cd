package dev.dropwise.report;

import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.ReliabilityBin;
import java.util.List;

/**
 * How far the probabilities of one target can be trusted.
 *
 * @param measuredOn the part of the rows that says so
 * @param error expected calibration error over bins of equal width
 * @param errorEqualMass the same over bins of as many rows each
 * @param confidence mean probability of the likeliest class
 * @param accuracy share of rows for which that is the true one; below the confidence where the
 *     network is too sure
 * @param bins rows by the probability of their likeliest class
 */
record TargetCalibration(
        String target,
        RowPart measuredOn,
        int rows,
        MetricEstimate error,
        MetricEstimate errorEqualMass,
        double confidence,
        double accuracy,
        List<ReliabilityBin> bins) {}
