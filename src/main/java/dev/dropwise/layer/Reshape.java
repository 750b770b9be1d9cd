package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Gives an example's numbers, in their order, another shape.
 *
 * @param shape what comes out; as many numbers as go in
 */
@JsonTypeName("reshape")
public record Reshape(
        @Nullable String name,
        @Schema(description = "As many numbers as go in", example = "[1, 28, 28]") @NotNull @Valid
                Shape shape)
        implements LayerSpec {

    @Override
    public Reshape named(String name) {
        return new Reshape(name, shape);
    }

    @Override
    public LayerRole role() {
        return LayerRole.SHAPING;
    }

    @Override
    public boolean keepsSteps() {
        return false;
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.elements() != shape.elements()) {
            throw new ShapeMismatch(
                    "as many numbers as " + shape + " (" + shape.elements() + ")", input);
        }
        return shape;
    }
}
