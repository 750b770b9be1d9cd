package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.training.Measurement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model: a checkpoint of a run.
 *
 * @param epoch after which the checkpoint was taken
 * @param metrics on the data set's hold-out; null where it was not measured
 * @param calibration of its answers; left out where no rows were held back for it, and in lists
 * @param bytes size of the checkpoint's file
 * @param sha256 of that file
 */
record VersionView(
        String model,
        int version,
        UUID run,
        UUID checkpoint,
        int epoch,
        @Nullable MetricsView metrics,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CalibrationView calibration,
        long bytes,
        String sha256,
        Instant createdAt) {

    /** How a checkpoint does on rows that no training saw, dropout off. */
    record MetricsView(
            @Nullable Double testLoss,
            @Nullable Double testAccuracy,
            @Nullable Double testMeanAbsoluteError,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double testExactMatchAccuracy,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> testAccuracies,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Map<String, Double> testMeanAbsoluteErrors) {}

    static VersionView of(
            ModelVersion version, Checkpoint checkpoint, @Nullable CalibrationView calibration) {
        return new VersionView(
                version.model(),
                version.version(),
                version.run(),
                version.checkpoint(),
                checkpoint.epoch(),
                metrics(checkpoint.test()),
                calibration,
                checkpoint.blob().bytes(),
                checkpoint.blob().sha256(),
                version.createdAt());
    }

    private static @Nullable MetricsView metrics(@Nullable Measurement test) {
        return test == null
                ? null
                : new MetricsView(
                        test.loss(),
                        test.accuracy(),
                        test.meanAbsoluteError(),
                        test.exactMatchAccuracy(),
                        test.accuracies(),
                        test.meanAbsoluteErrors());
    }
}
