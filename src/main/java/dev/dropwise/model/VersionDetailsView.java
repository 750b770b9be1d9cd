package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.model.VersionView.MetricsView;
import dev.dropwise.spec.InitializeFrom;
import dev.dropwise.spec.Plan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model with where it comes from.
 *
 * @param run null of an ensemble
 * @param checkpoint null of an ensemble
 * @param epoch after which the checkpoint was taken; null of an ensemble
 * @param metrics on the data set's hold-out; null where it was not measured, and of an ensemble
 * @param bytes size of the files
 * @param sha256 of the file; null of an ensemble
 * @param members of an ensemble; absent where one network answers
 * @param dataset that it was trained on; null of an ensemble of several
 * @param datasetHash that data set's content, SHA-256 in hex
 * @param plan that its run carried out, which may be posted again as a job; null of an ensemble
 * @param parent the version whose weights its training began with; null where they were drawn
 * @param calibration of its answers; left out where no rows were held back for it, and of an
 *     ensemble
 */
public record VersionDetailsView(
        String model,
        int version,
        @Nullable UUID run,
        @Nullable UUID checkpoint,
        @Nullable Integer epoch,
        @Nullable MetricsView metrics,
        long bytes,
        @Nullable String sha256,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MemberView> members,
        Map<String, String> tags,
        @Nullable String description,
        Instant createdAt,
        @Nullable String dataset,
        @Nullable String datasetHash,
        @Nullable Plan plan,
        @Nullable Parent parent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CalibrationView calibration) {

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

    /**
     * With more than lists have.
     *
     * @param plans of the runs, one or those of an ensemble
     */
    static VersionDetailsView of(
            VersionView version, List<Plan> plans, @Nullable CalibrationView calibration) {
        Plan only = plans.size() == 1 ? plans.get(0) : null;
        Plan first = plans.get(0);
        boolean sameData =
                plans.stream().allMatch(plan -> plan.datasetHash().equals(first.datasetHash()));
        return new VersionDetailsView(
                version.model(),
                version.version(),
                version.run(),
                version.checkpoint(),
                version.epoch(),
                version.metrics(),
                version.bytes(),
                version.sha256(),
                version.members(),
                version.tags(),
                version.description(),
                version.createdAt(),
                sameData ? first.dataset() : null,
                sameData ? first.datasetHash() : null,
                only,
                only == null ? null : Parent.of(only.training().initializeFrom()),
                calibration);
    }
}
