package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds to every step of {@code [steps, features]} what tells it from the others: sines and cosines
 * of falling frequency, or numbers that are learned. Vaswani et al., 2017,
 * https://arxiv.org/abs/1706.03762
 *
 * @param learned whether the numbers are learned; false
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("positionalEncoding")
public record PositionalEncoding(
        @Nullable String name,
        @Schema(description = "Learned numbers in the place of sines and cosines") Boolean learned,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements LayerSpec {

    public PositionalEncoding {
        learned = learned != null && learned;
        frozen = frozen != null && frozen;
    }

    @Override
    public PositionalEncoding named(String name) {
        return new PositionalEncoding(name, learned, regularization, frozen);
    }

    @Override
    public LayerRole role() {
        return LayerRole.ELEMENTWISE;
    }

    @Override
    public Shape outputShape(Shape input) {
        StepSequence.require(input);
        return input;
    }

    @Override
    public SortedMap<String, Shape> tensors(Shape input) {
        return learned ? TensorShapes.of("table", input) : TensorShapes.NONE;
    }

    @Override
    public MemoryFootprint footprint(Shape input) {
        return LayerSpec.super.footprint(input).passing(3.0 * input.elements());
    }

    @Override
    public Map<String, Object> derived(Shape input) {
        return Map.of("table", learned);
    }
}
