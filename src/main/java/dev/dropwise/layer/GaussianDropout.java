package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies each input with noise of mean 1 and the variance of dropout: {@code x·(1 + √(rate /
 * (1-rate))·N(0, 1))} while training. Any shape in, the same shape out. Srivastava et al., 2014,
 * section 10, https://jmlr.org/papers/v15/srivastava14a.html
 *
 * @param rate the rate of the dropout whose variance the noise has
 */
@JsonTypeName("gaussianDropout")
public record GaussianDropout(
        @Nullable String name,
        @Schema(
                        description = "The rate of the dropout whose variance the noise has",
                        example = "0.2")
                @NotNull
                Rate rate)
        implements DropoutLayer {

    @Override
    public GaussianDropout named(String name) {
        return new GaussianDropout(name, rate);
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.ELEMENTS;
    }
}
