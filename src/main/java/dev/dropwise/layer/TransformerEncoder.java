package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
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
 * @param regularization what holds back the weights of this layer alone
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
        @Schema(description = "Holds back this layer alone, beside what holds back all") @Valid
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
    public Shape outputShape(Shape input) {
        Sequence.require(input, heads);
        return input;
    }

    private int hidden(Shape input) {
        return feedForward == null ? 4 * input.last() : feedForward;
    }

    @Override
    public long parameters(Shape input) {
        long features = input.last();
        long hidden = hidden(input);
        long attention = 4 * features * (features + 1);
        long dense = hidden * (features + 1) + features * (hidden + 1);
        long norms = 4 * features;
        return layers * (attention + dense + norms);
    }

    @Override
    public Map<String, Object> derived(Shape input) {
        return Map.of("feedForward", hidden(input));
    }

    @Override
    public Map<String, Rate> rates() {
        return Map.of("dropout", dropout);
    }
}
