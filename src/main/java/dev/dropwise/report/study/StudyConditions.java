package dev.dropwise.report.study;

import dev.dropwise.study.StudyState;
import java.time.Instant;

/**
 * What the figures of a study's report hold under.
 *
 * @param objective by which trials are judged
 * @param isLowerBetter of the objective
 * @param seed of the study
 * @param testToTrainRatio validation rows for each training row, by which intervals are corrected
 * @param madeAt when the report was made
 */
record StudyConditions(
        StudyState state,
        String dataset,
        String datasetHash,
        String objective,
        boolean isLowerBetter,
        long seed,
        double testToTrainRatio,
        Instant madeAt) {}
