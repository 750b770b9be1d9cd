package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Self-attention: every step of {@code [steps, features]} becomes a mixture of all, weighed by
 * {@code softmax(QKᵀ/√d)} in each of several heads; the same shape comes out. Padding is not looked
 * at. Vaswani et al., 2017, https://arxiv.org/abs/1706.03762
 *
 * @param heads into how many equal parts the features fall, at least 1
 * @param dropout fraction of the softmax's weights dropped; 0
 * @param causal whether a step sees only itself and those before; false
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("multiHeadAttention")
public record MultiHeadAttention(
        @Nullable String name,
        @Schema(example = "4") @NotNull @Min(1) @Max(1 << 10) Integer heads,
        @Schema(description = "Fraction of the attention weights dropped", example = "0.1")
                Rate dropout,
        Boolean causal,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements LayerSpec {

    public MultiHeadAttention {
        dropout = dropout == null ? ConstantRate.NONE : dropout;
        causal = causal != null && causal;
        frozen = frozen != null && frozen;
    }

    @Override
    public MultiHeadAttention named(String name) {
        return new MultiHeadAttention(name, heads, dropout, causal, regularization, frozen);
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

    @Override
    public SortedMap<String, Shape> tensors(Shape input) {
        int features = input.last();
        SortedMap<String, Shape> tensors =
                TensorShapes.of(
                        "inside",
                        Shape.of(features, 3 * features),
                        "inside_bias",
                        Shape.of(3 * features));
        tensors.putAll(
                TensorShapes.of(
                        "outside",
                        Shape.of(features, features),
                        "outside_bias",
                        Shape.of(features)));
        return tensors;
    }

    @Override
    public MemoryFootprint footprint(Shape input) {
        return StepSequence.attention(input, heads, !frozen && dropout.highest() > 0);
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
