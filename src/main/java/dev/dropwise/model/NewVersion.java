package dev.dropwise.model;

import dev.dropwise.problem.Invalid;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a version: exactly one of the two.
 *
 * @param run the weights that it predicts with
 * @param checkpoint this one
 */
@Schema(example = "{\"run\": \"0198c0de-7a3b-7000-8000-000000000001\"}")
record NewVersion(@Nullable UUID run, @Nullable UUID checkpoint) {

    NewVersion {
        if ((run == null) == (checkpoint == null)) {
            throw new Invalid(
                    "",
                    "expected either run or checkpoint, received "
                            + (run == null ? "neither" : "both"));
        }
    }
}
