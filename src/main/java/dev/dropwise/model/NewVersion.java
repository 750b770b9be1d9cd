package dev.dropwise.model;

import dev.dropwise.problem.Invalid;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a version: exactly one of the four.
 *
 * @param run the weights that it predicts with
 * @param checkpoint this one
 * @param runs an ensemble of the weights that they predict with
 * @param study what its winner predicts with; of a cross-validation the ensemble of its folds
 */
@Schema(example = "{\"run\": \"0198c0de-7a3b-7000-8000-000000000001\"}")
record NewVersion(
        @Nullable UUID run,
        @Nullable UUID checkpoint,
        @Schema(description = "An ensemble, which answers with the mean of them all")
                @Size(min = 2, max = NewVersion.MOST_MEMBERS)
                @Nullable List<@NotNull UUID> runs,
        @Nullable UUID study) {

    /** Each is asked for every answer. */
    static final int MOST_MEMBERS = 20;

    NewVersion {
        long given = Stream.of(run, checkpoint, runs, study).filter(Objects::nonNull).count();
        if (given != 1) {
            throw new Invalid(
                    "",
                    "expected one of run, checkpoint, runs and study, received "
                            + (given == 0 ? "none" : given));
        }
        if (runs != null && new HashSet<>(runs).size() < runs.size()) {
            throw new Invalid("/runs", "expected different runs, received one of them twice");
        }
    }
}
