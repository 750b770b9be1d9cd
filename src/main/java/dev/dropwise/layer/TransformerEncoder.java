package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The encoder of the transformer on {@code [steps, features]}, the same shape out: in each layer
 * self-attention, then two dense layers with relu between them, each of the two with a shortcut
 * around it and layer normalization after it. {@code dropout} applies where the paper has it, to
 * what either adds to its shortcut, and, as in PyTorch, to the attention weights and the hidden
 * units. Padding is not looked at. Vaswani et al., 2017, https://arxiv.org/abs/1706.03762
 *
 * @param heads into how many equal parts the features fall, at least 1
 * @param feedForward hidden units of the dense layers; four times the features
 * @param layers how many are stacked; 1
 * @param dropout fraction dropped; 0.1
 * @param causal whether a step sees only itself and those before; false
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("transformerEncoder")
public record TransformerEncoder(
        @Nullable String name,
        @Schema(example = "4") @NotNull @Min(1) @Max(1 << 10) Integer heads,
        @Schema(description = "Hidden units; four times the features where it is left out")
                @Min(1)
                @Max(1 << 17)
                @Nullable Integer feedForward,
        @Min(1) @Max(100) Integer layers,
        @Schema(example = "0.1") Rate dropout,
        Boolean causal,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements LayerSpec {

    public TransformerEncoder {
        layers = layers == null ? 1 : layers;
        dropout = dropout == null ? new ConstantRate(0.1) : dropout;
        causal = causal != null && causal;
        frozen = frozen != null && frozen;
    }

    @Override
    public TransformerEncoder named(String name) {
        return new TransformerEncoder(
                name, heads, feedForward, layers, dropout, causal, regularization, frozen);
    }

    @Override
    public LayerRole role() {
        return LayerRole.MIXING;
    }

    @Override
    public Shape outputShape(Shape input) {
        StepSequence.require(input, heads);
        return input;
    }

    private int hidden(Shape input) {
        return feedForward == null ? 4 * input.last() : feedForward;
    }

    @Override
    public SortedMap<String, Shape> tensors(Shape input) {
        int features = input.last();
        List<Shape> products = new ArrayList<>();
        List<Shape> others = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            products.add(Shape.of(features, 3 * features));
            products.add(Shape.of(features, features));
            products.add(Shape.of(features, hidden(input)));
            products.add(Shape.of(hidden(input), features));
            products.subList(4 * layer, 4 * layer + 4)
                    .forEach(product -> others.add(Shape.of(product.last())));
            others.addAll(Collections.nCopies(4, Shape.of(features)));
        }
        SortedMap<String, Shape> tensors = new TreeMap<>();
        TensorShapes.list(tensors, "products", products);
        TensorShapes.list(tensors, "others", others);
        return tensors;
    }

    /**
     * Attention, hidden units, and at both shortcuts the sum and its norm; masks of all of them.
     */
    @Override
    public MemoryFootprint footprint(Shape input) {
        boolean drops = !frozen && dropout.highest() > 0;
        double features = input.elements();
        double hidden = (double) input.size(0) * hidden(input);
        MemoryFootprint attention = StepSequence.attention(input, heads, drops);
        MemoryFootprint dense =
                new MemoryFootprint(
                        hidden * (drops ? 3 : 1) + features * (drops ? 6 : 4),
                        2 * hidden + 4 * features,
                        0);
        MemoryFootprint layer = attention.then(dense);
        return new MemoryFootprint(layers * layer.kept(), layer.passing(), 0);
    }

    @Override
    public Map<String, Object> derived(Shape input) {
        return Map.of("feedForward", hidden(input));
    }

    @Override
    public Map<String, Rate> rates() {
        return Map.of("dropout", dropout);
    }

    @Override
    public double autoRate(String component, RatePlace place) {
        return StepSequence.AUTO_RATE;
    }
}
