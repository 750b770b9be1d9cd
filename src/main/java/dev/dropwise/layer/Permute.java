package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes the order of an example's axes, as in Keras: {@code [2, 1]} makes {@code [features,
 * steps]} of {@code [steps, features]}.
 *
 * @param order for every axis that comes out, which one of the input's it is, counted from 1
 */
@JsonTypeName("permute")
public record Permute(
        @Nullable String name,
        @Schema(
                        description =
                                "For every axis that comes out, which one of the input's it is, counted from 1",
                        example = "[2, 1]")
                @NotNull
                @Size(min = 1, max = 3)
                List<@NotNull @Min(1) @Max(3) Integer> order)
        implements LayerSpec {

    @Override
    public Permute named(String name) {
        return new Permute(name, order);
    }

    @Override
    public LayerRole role() {
        return LayerRole.FUNCTION;
    }

    @Override
    public boolean keepsSteps() {
        return false;
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Integer> axes = IntStream.rangeClosed(1, input.rank()).boxed().toList();
        if (!order.stream().sorted().toList().equals(axes)) {
            throw new ShapeMismatch(
                    "expected an order of the axes "
                            + axes
                            + " of "
                            + input
                            + ", received "
                            + order);
        }
        return new Shape(order.stream().map(axis -> input.size(axis - 1)).toList());
    }
}
