package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** Lays all numbers of an example in one row: any shape in, {@code [elements]} out. */
@JsonTypeName("flatten")
public record Flatten(@Nullable String name) implements LayerSpec {

    @Override
    public Flatten named(String name) {
        return new Flatten(name);
    }

    @Override
    public LayerRole role() {
        return LayerRole.SHAPING;
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.of(Math.toIntExact(input.elements()));
    }
}
