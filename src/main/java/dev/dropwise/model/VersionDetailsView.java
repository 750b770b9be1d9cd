package dev.dropwise.model;

import dev.dropwise.model.VersionView.MetricsView;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.spec.InitializeFrom;
import dev.dropwise.spec.Plan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model with where it comes from.
 *
 * @param epoch after which the checkpoint was taken
 * @param metrics on the data set's hold-out; null where it was not measured
 * @param bytes size of the checkpoint's file
 * @param sha256 of that file
 * @param dataset that it was trained on
 * @param datasetHash that data set's content, SHA-256 in hex
 * @param plan that its run carried out; may be posted again as a job
 * @param parent the version whose weights its training began with; null where they were drawn
 */
record VersionDetailsView(
        String model,
        int version,
        UUID run,
        UUID checkpoint,
        int epoch,
        @Nullable MetricsView metrics,
        long bytes,
        String sha256,
        Map<String, String> tags,
        @Nullable String description,
        Instant createdAt,
        String dataset,
        String datasetHash,
        Plan plan,
        @Nullable Parent parent) {

    /**
     * What a training began with.
     *
     * @param sha256 of its checkpoint's file
     */
    @Schema(name = "ParentVersion")
    record Parent(String model, @Nullable Integer version, @Nullable String sha256) {

        static @Nullable Parent of(@Nullable InitializeFrom from) {
            return from == null ? null : new Parent(from.model(), from.version(), from.sha256());
        }
    }

    static VersionDetailsView of(ModelVersion version, Checkpoint checkpoint, Plan plan) {
        return new VersionDetailsView(
                version.model(),
                version.version(),
                version.run(),
                version.checkpoint(),
                checkpoint.epoch(),
                VersionView.metrics(checkpoint.test()),
                checkpoint.blob().bytes(),
                checkpoint.blob().sha256(),
                version.tags(),
                version.description(),
                version.createdAt(),
                plan.dataset(),
                plan.datasetHash(),
                plan,
                Parent.of(plan.training().initializeFrom()));
    }
}
