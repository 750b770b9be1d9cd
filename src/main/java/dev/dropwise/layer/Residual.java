package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Layers with a shortcut around them: {@code shortcut(x) + f(x)}. He et al., 2016,
 * https://arxiv.org/abs/1512.03385. The shortcut is x itself where the layers keep its shape; else
 * weights of its own (without bias) project it: a matrix for {@code [features]} and, at every step,
 * for {@code [steps, features]}; a strided 1×1 convolution for {@code [channels, height, width]}.
 *
 * <p>Stochastic depth: while training, f is left out for each example with probability {@code
 * stochasticDepth} and scaled by 1/(1-stochasticDepth) else. Huang et al., 2016,
 * https://arxiv.org/abs/1603.09382
 *
 * @param layers f, in order
 * @param stochasticDepth fraction of examples that take the shortcut alone; 0
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("residual")
public record Residual(
        @Nullable String name,
        @Schema(
                        description = "The layers that the shortcut leads around",
                        example =
                                """
                        [{"type": "dense", "units": 64, "activation": "relu"}, {"type": "dense", "units": 64}]""")
                @NotEmpty
                @Size(max = 100)
                List<@NotNull LayerSpec> layers,
        @Schema(description = "Fraction of examples that take the shortcut alone", example = "0.1")
                Rate stochasticDepth,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements LayerSpec {

    public Residual {
        stochasticDepth = stochasticDepth == null ? ConstantRate.NONE : stochasticDepth;
        frozen = frozen != null && frozen;
    }

    @Override
    public Residual named(String name) {
        return new Residual(name, layers, stochasticDepth, frozen);
    }

    @Override
    public LayerRole role() {
        return LayerRole.MIXING;
    }

    @Override
    public List<LayerSpec> body() {
        return layers;
    }

    @Override
    public Residual around(List<LayerSpec> layers) {
        return new Residual(name, layers, stochasticDepth, frozen);
    }

    @Override
    public Map<String, Rate> rates() {
        return Map.of("stochasticDepth", stochasticDepth);
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape output = input;
        for (LayerSpec layer : layers) {
            output = layer.outputShape(output);
        }
        if (!isProjectable(input, output)) {
            throw new ShapeMismatch(
                    "expected layers after which a shortcut from "
                            + input
                            + " fits (only features or channels change, images by a whole stride),"
                            + " received layers that make it "
                            + output);
        }
        return output;
    }

    private static boolean isProjectable(Shape input, Shape output) {
        if (input.rank() != output.rank()) {
            return false;
        }
        return switch (input.rank()) {
            case 1 -> true;
            case 2 -> input.size(0) == output.size(0);
            default ->
                    strided(input.size(1), stride(input, output)) == output.size(1)
                            && strided(input.size(2), stride(input, output)) == output.size(2);
        };
    }

    private static int stride(Shape input, Shape output) {
        return (input.size(1) - 1) / output.size(1) + 1;
    }

    private static int strided(int size, int stride) {
        return (size - 1) / stride + 1;
    }

    /** The shortcut's own, where it has any. */
    @Override
    public SortedMap<String, Shape> tensors(Shape input) {
        Shape output = outputShape(input);
        if (output.equals(input)) {
            return TensorShapes.NONE;
        }
        Shape projection =
                input.rank() == 3
                        ? Shape.of(output.channels(), input.channels(), 1, 1)
                        : Shape.of(input.channels(), output.channels());
        return TensorShapes.of("projection", projection);
    }

    @Override
    public long parameters(Shape input) {
        long parameters = LayerSpec.super.parameters(input);
        Shape shape = input;
        for (LayerSpec layer : layers) {
            parameters = Math.addExact(parameters, layer.parameters(shape));
            shape = layer.outputShape(shape);
        }
        return parameters;
    }

    /** That of the layers, and the sum; with the shortcut's own product, and what is left of f. */
    @Override
    public MemoryFootprint footprint(Shape input) {
        MemoryFootprint all = new MemoryFootprint(0, 0, 0);
        Shape shape = input;
        for (LayerSpec layer : layers) {
            all = all.then(layer.footprint(shape));
            shape = layer.outputShape(shape);
        }
        double sums = 1 + (shape.equals(input) ? 0 : 1) + (stochasticDepth.highest() > 0 ? 1 : 0);
        MemoryFootprint whole =
                all.then(MemoryFootprint.ofOutputs(sums * shape.elements(), input, shape));
        return whole.passing(whole.passing() + input.elements());
    }

    @Override
    public Map<String, Object> derived(Shape input) {
        Shape output = outputShape(input);
        return Map.of(
                "projection",
                !output.equals(input),
                "stride",
                input.rank() == 3 ? stride(input, output) : 1);
    }

    @Override
    public double autoRate(String component, RatePlace place) {
        return place.ofDepth();
    }
}
