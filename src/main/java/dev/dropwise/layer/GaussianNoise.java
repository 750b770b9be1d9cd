package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * Adds noise of mean 0 while training and in Monte-Carlo sampling: {@code x + stddev·N(0, 1)}. Any
 * shape in, the same shape out. Bishop, 1995, https://doi.org/10.1162/neco.1995.7.1.108
 *
 * @param stddev the noise's standard deviation, stddev >= 0
 */
@JsonTypeName("gaussianNoise")
public record GaussianNoise(
        @Nullable String name,
        @Schema(description = "Standard deviation of the noise", example = "0.1")
                @NotNull
                @PositiveOrZero
                Double stddev)
        implements LayerSpec {

    @Override
    public GaussianNoise named(String name) {
        return new GaussianNoise(name, stddev);
    }

    @Override
    public LayerRole role() {
        return LayerRole.NOISE;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public boolean draws() {
        return stddev > 0;
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.ADDITIVE;
    }
}
