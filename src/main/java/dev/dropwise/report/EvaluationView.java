package dev.dropwise.report;

import dev.dropwise.evaluation.Metrics;
import dev.dropwise.report.EvaluationRequest.EvaluatedRows;
import java.util.UUID;

/**
 * How good a version of a model is on a data set.
 *
 * @param run that its weights are of
 * @param datasetHash content of the data set, SHA-256 in hex
 * @param rows which rows were asked for
 * @param of how many they are; where they are more than could be measured, {@code metrics} say how
 *     many were
 * @param metrics dropout off, each with an interval at 95 %
 */
record EvaluationView(
        String model,
        int version,
        UUID run,
        String dataset,
        String datasetHash,
        EvaluatedRows rows,
        int of,
        Metrics metrics) {}
