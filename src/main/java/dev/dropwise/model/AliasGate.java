package dev.dropwise.model;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Under which condition an alias may move.
 *
 * @param metric as reports of runs have it, {@code accuracy}, or as versions show it, {@code
 *     testAccuracy}; of one of several targets after its name and a dot
 * @param betterBy by how much the version has to be better, in the metric's own unit; any at all
 *     where missing. 0 takes an equal one, too, a negative number one that is worse by no more
 * @param than the alias whose version is compared with
 */
@Schema(description = "Under which condition the alias moves")
record AliasGate(
        @NotBlank
                @Schema(
                        example = "accuracy",
                        description =
                                "As reports have it; of one of several targets after its name and a dot")
                String metric,
        @Schema(
                        example = "0.01",
                        description =
                                "By how much the version has to be better, in the metric's own unit; at all where missing")
                @Nullable Double betterBy,
        @NotBlank
                @Schema(
                        example = "champion",
                        description = "The alias whose version is compared with")
                String than) {

    /** Whether an improvement is enough. */
    boolean takes(double improvement) {
        return betterBy == null ? improvement > 0 : improvement >= betterBy;
    }
}
