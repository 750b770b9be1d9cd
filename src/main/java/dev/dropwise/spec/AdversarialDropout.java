package dev.dropwise.spec;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;

/**
 * Adversarial dropout, supervised: every step also runs its examples with the masks of its {@code
 * dropout} layers turned over where that hurts most, to first order, and minimizes the mean of both
 * losses. Park et al., 2018, https://arxiv.org/abs/1707.03631
 *
 * @param budget the share of a layer's units that is turned over at most for one example, on or
 *     off, 0 < budget <= 1; 0.05 by default. The largest such layer's must come to one unit.
 */
public record AdversarialDropout(
        @Schema(
                        description = "The share of a dropout layer's units that is turned over",
                        example = "0.05")
                @Positive
                @DecimalMax("1")
                Double budget) {

    public AdversarialDropout {
        budget = budget == null ? 0.05 : budget;
    }
}
