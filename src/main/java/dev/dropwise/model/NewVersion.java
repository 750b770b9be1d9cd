package dev.dropwise.model;

import dev.dropwise.problem.Invalid;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a version: exactly one of the three.
 *
 * @param run the weights that it predicts with
 * @param checkpoint this one
 * @param study what its winner predicts with
 */
@Schema(example = "{\"run\": \"0198c0de-7a3b-7000-8000-000000000001\"}")
record NewVersion(@Nullable UUID run, @Nullable UUID checkpoint, @Nullable UUID study) {

    NewVersion {
        long given = Stream.of(run, checkpoint, study).filter(Objects::nonNull).count();
        if (given != 1) {
            throw new Invalid(
                    "",
                    "expected one of run, checkpoint and study, received "
                            + (given == 0 ? "none" : given));
        }
    }
}
