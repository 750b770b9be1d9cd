package dev.dropwise.security;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.NamePattern;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that an admin wants made.
 *
 * @param name of who will hold it; their jobs have it as owner
 * @param expiresAt from when on it is refused; never if left out
 * @param models that it may use and nothing else; for readers and predictors only, all if left out
 */
record NewKey(
        @NotBlank
                @Pattern(regexp = Caller.NAME_REGEX, message = Caller.NAME_EXPECTED)
                @Schema(
                        description = "Who will hold it; the owner of their jobs",
                        example = "alice")
                String name,
        @NotNull @Schema(example = "trainer") AccessRole role,
        @Schema(description = "From when on it is refused; never if left out")
                @Nullable Instant expiresAt,
        @Schema(
                        description =
                                "Models that it may use, and nothing else; for the roles `reader`"
                                        + " and `predictor`")
                @Nullable
                @Size(min = 1, max = 100)
                List<
                                @NotBlank
                                @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                                String>
                        models) {

    /** What the annotations do not say. */
    List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            faults.add(
                    new Fault(
                            "/expiresAt",
                            "expected a time after now, %s, received %s"
                                    .formatted(now, expiresAt)));
        }
        if (models != null && !role.canBeForModels()) {
            faults.add(
                    new Fault(
                            "/models",
                            "expected none with the role %s: only the roles reader and predictor can be for some models"
                                    .formatted(role.label())));
        }
        return faults;
    }

    ApiKey key(KeySecret secret, Instant now, @Nullable String by) {
        return new ApiKey(
                secret.id(),
                name,
                role,
                secret.hash(),
                models == null ? null : Set.copyOf(models),
                now,
                by,
                expiresAt,
                null,
                null);
    }
}
