package dev.dropwise.layer;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Both penalties at once: {@code l1·Σ|w| + l2·Σw²}. Zou and Hastie, 2005,
 * https://doi.org/10.1111/j.1467-9868.2005.00503.x
 *
 * @param l1 what the absolute weights cost, 0.01 by default
 * @param l2 what the squared weights cost, 0.01 by default
 */
public record ElasticNet(
        @Schema(description = "What the absolute weights cost; 0.01 by default") @PositiveOrZero
                Double l1,
        @Schema(description = "What the squared weights cost; 0.01 by default") @PositiveOrZero
                Double l2) {

    public ElasticNet {
        l1 = l1 == null ? 0.01 : l1;
        l2 = l2 == null ? 0.01 : l2;
    }
}
