package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds to every step of {@code [steps, features]} what tells it from the others: sines and cosines
 * of falling frequency, or numbers that are learned. Steps of zeros only, which are padding, stay
 * so. Vaswani et al., 2017, https://arxiv.org/abs/1706.03762
 *
 * @param learned whether the numbers are learned; false
 */
@JsonTypeName("positionalEncoding")
public record PositionalEncoding(
        @Nullable String name,
        @Schema(description = "Learned numbers in the place of sines and cosines") Boolean learned)
        implements LayerSpec {

    public PositionalEncoding {
        learned = learned != null && learned;
    }

    @Override
    public PositionalEncoding named(String name) {
        return new PositionalEncoding(name, learned);
    }

    @Override
    public Shape outputShape(Shape input) {
        Sequence.require(input);
        return input;
    }

    @Override
    public long parameters(Shape input) {
        return learned ? input.elements() : 0;
    }

    @Override
    public Map<String, Object> derived(Shape input) {
        return Map.of("table", learned);
    }
}
