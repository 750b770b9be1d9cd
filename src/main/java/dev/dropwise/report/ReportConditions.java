package dev.dropwise.report;

import dev.dropwise.run.Provenance;
import dev.dropwise.run.RunState;
import java.time.Instant;

/**
 * Under what conditions the figures of a report hold.
 *
 * @param datasetHash its content, SHA-256 in hex
 * @param rows how many there are of each part; where there are more than could be measured, {@code
 *     metrics} say how many were
 * @param epochs finished ones
 * @param servedEpoch after which the measured weights were taken
 * @param confidenceLevel of all intervals
 * @param resamples how often rows were drawn anew at most
 * @param form of the code that made it
 */
record ReportConditions(
        RunState state,
        String dataset,
        String datasetHash,
        PartRows rows,
        long seed,
        int epochs,
        int servedEpoch,
        long parameters,
        Provenance provenance,
        double confidenceLevel,
        int resamples,
        String form,
        Instant madeAt) {

    /** How many rows each part has. */
    record PartRows(int train, int validation, int test) {}
}
