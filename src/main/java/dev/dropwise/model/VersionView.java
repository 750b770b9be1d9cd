package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.training.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model: a checkpoint of a run, or several.
 *
 * @param run null of an ensemble
 * @param checkpoint null of an ensemble
 * @param epoch after which the checkpoint was taken; null of an ensemble
 * @param metrics on the data set's hold-out; null where it was not measured, and of an ensemble
 * @param bytes size of the files
 * @param sha256 of the file; null of an ensemble
 * @param members of an ensemble; absent where one network answers
 */
public record VersionView(
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
        Instant createdAt) {

    /** How a checkpoint does on rows that no training saw, dropout off. */
    public record MetricsView(
            @Nullable Double testLoss,
            @Nullable Double testAccuracy,
            @Nullable Double testMeanAbsoluteError,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double testExactMatchAccuracy,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> testAccuracies,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Map<String, Double> testMeanAbsoluteErrors) {}

    /**
     * As clients see it.
     *
     * @param checkpoints one, or those of an ensemble
     */
    static VersionView of(ModelVersion version, List<Checkpoint> checkpoints) {
        Checkpoint only = checkpoints.size() == 1 ? checkpoints.get(0) : null;
        return new VersionView(
                version.model(),
                version.version(),
                only == null ? null : only.run(),
                only == null ? null : only.id(),
                only == null ? null : only.epoch(),
                only == null ? null : metrics(only.test()),
                checkpoints.stream().mapToLong(one -> one.blob().bytes()).sum(),
                only == null ? null : only.blob().sha256(),
                only == null ? checkpoints.stream().map(MemberView::of).toList() : List.of(),
                version.tags(),
                version.description(),
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
