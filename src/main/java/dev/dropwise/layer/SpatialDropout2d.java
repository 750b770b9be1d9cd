package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Drops each channel with probability {@code rate}, all pixels of an example together, and scales
 * the rest by 1/(1-rate): pixels beside each other say nearly the same, so dropping single ones
 * hides little. {@code [channels, height, width]} in and out. Tompson et al., 2015,
 * https://arxiv.org/abs/1411.4280
 *
 * @param rate fraction of channels dropped
 */
@JsonTypeName("spatialDropout2d")
public record SpatialDropout2d(
        @Nullable String name,
        @Schema(description = "Fraction of channels dropped", example = "0.2") @NotNull Rate rate)
        implements DropoutLayer {

    @Override
    public SpatialDropout2d named(String name) {
        return new SpatialDropout2d(name, rate);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 3) {
            throw new ShapeMismatch("[channels, height, width]", input);
        }
        return input;
    }

    /** Its mask has one number for all that is dropped together. */
    @Override
    public MemoryFootprint footprint(Shape input) {
        return MemoryFootprint.ofOutputs(
                input.elements() + (double) input.channels(), input, input);
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.GROUPS;
    }
}
