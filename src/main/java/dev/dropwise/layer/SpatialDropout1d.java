package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Drops each feature with probability {@code rate}, at all steps of an example together, and scales
 * the rest by 1/(1-rate): steps beside each other say nearly the same, so dropping single numbers
 * hides little. {@code [steps, features]} in and out. Tompson et al., 2015,
 * https://arxiv.org/abs/1411.4280
 *
 * @param rate fraction of features dropped
 */
@JsonTypeName("spatialDropout1d")
public record SpatialDropout1d(
        @Nullable String name,
        @Schema(description = "Fraction of features dropped", example = "0.2") @NotNull Rate rate)
        implements DropoutLayer {

    @Override
    public SpatialDropout1d named(String name) {
        return new SpatialDropout1d(name, rate);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 2) {
            throw new ShapeMismatch("[steps, features]", input);
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
