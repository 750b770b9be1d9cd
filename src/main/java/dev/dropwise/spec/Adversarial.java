package dev.dropwise.spec;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Positive;

/**
 * Adversarial training by the fast gradient sign method: every step also runs its examples moved by
 * {@code epsilon·sign(∇x loss)} and minimizes the mean of both losses. Goodfellow et al., 2015,
 * https://arxiv.org/abs/1412.6572
 *
 * @param epsilon how far every input moves, in the units that the network takes: an image's pixels
 *     are between 0 and 1, a table's numbers in standard deviations; above 0, 0.1 by default
 */
public record Adversarial(
        @Schema(
                        description =
                                "How far every input moves: pixels are between 0 and 1, numbers in"
                                        + " standard deviations",
                        example = "0.1")
                @Positive
                Double epsilon) {

    public Adversarial {
        epsilon = epsilon == null ? 0.1 : epsilon;
    }
}
