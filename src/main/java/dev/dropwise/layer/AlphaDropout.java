package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Dropout for selu: sets each input to selu's lowest value a = −1.7581 with probability {@code
 * rate} while training, then scales and shifts so that mean 0 and variance 1 stay: {@code A·(x·m +
 * a·(1-m)) + B} with A = ((1-rate)·(1 + rate·a²))^−½ and B = −A·rate·a. Any shape in, the same
 * shape out. Klambauer et al., 2017, https://arxiv.org/abs/1706.02515
 *
 * @param rate fraction of inputs dropped; 0.05-0.1 is usual
 */
@JsonTypeName("alphaDropout")
public record AlphaDropout(
        @Nullable String name,
        @Schema(description = "Fraction dropped; 0.05-0.1 is usual", example = "0.1") @NotNull
                Rate rate)
        implements DropoutLayer {

    private static final double MOST = 0.1;

    @Override
    public AlphaDropout named(String name) {
        return new AlphaDropout(name, rate);
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.SELU;
    }

    /** At most 0.1. */
    @Override
    public double autoRate(String component, RatePlace place) {
        return Math.min(MOST, place.ofNumbers());
    }
}
