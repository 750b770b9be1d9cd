package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Applies a function to every number, softmax to all channels. Any shape in, the same shape out.
 *
 * @param activation the function; {@code function} in JSON
 */
@JsonTypeName("activation")
public record ActivationLayer(
        @Nullable String name, @JsonProperty("function") @NotNull Activation activation)
        implements LayerSpec {

    @Override
    public ActivationLayer named(String name) {
        return new ActivationLayer(name, activation);
    }

    @Override
    public LayerRole role() {
        return LayerRole.FUNCTION;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    /** What goes in is kept by the layer that gave it. */
    @Override
    public MemoryFootprint footprint(Shape input) {
        return MemoryFootprint.ofOutputs((double) input.elements(), input, input);
    }
}
