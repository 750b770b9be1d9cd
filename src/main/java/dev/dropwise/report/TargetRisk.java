package dev.dropwise.report;

import dev.dropwise.evaluation.RiskCoverage;
import java.util.List;

/**
 * How often predictions of one target are wrong when only the surest are used.
 *
 * @param measuredOn the part of the rows that says so
 * @param rows how many were measured
 * @param area under the curve: the mean risk over all coverages
 * @param points the lowest coverage first; a part of many
 */
record TargetRisk(
        String target,
        RowPart measuredOn,
        int rows,
        double area,
        List<RiskCoverage.Point> points) {}
