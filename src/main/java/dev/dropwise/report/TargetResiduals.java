package dev.dropwise.report;

import java.util.List;

/**
 * How far predictions of one number are off.
 *
 * @param measuredOn the part of the rows that says so
 * @param rows how many were measured
 * @param points a thousand of them at most
 */
record TargetResiduals(String target, RowPart measuredOn, int rows, List<ResidualPoint> points) {

    /**
     * @param row its number in the data set, from 0
     * @param residual the truth less the prediction
     */
    record ResidualPoint(int row, double truth, double predicted, double residual) {}
}
