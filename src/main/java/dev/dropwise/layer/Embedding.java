package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives every token a vector of its own, which is learned: {@code [steps]} of token numbers to
 * {@code [steps, units]}. Token 0, and any outside the vocabulary, is padding: all zeros.
 *
 * <p>{@code dropout} drops whole tokens wherever they occur in a batch and scales the rest by
 * 1/(1-dropout). Gal and Ghahramani, 2016, https://arxiv.org/abs/1512.05287
 *
 * @param units numbers for each token, at least 1
 * @param vocabulary how many tokens there are, padding counted, at least 2; where the first layer
 *     leaves it out it comes from the data set
 * @param dropout fraction of tokens dropped; 0
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("embedding")
public record Embedding(
        @Nullable String name,
        @Schema(example = "32") @NotNull @Min(1) @Max(1 << 14) Integer units,
        @Schema(description = "How many tokens there are, padding counted", example = "10000")
                @Min(2)
                @Max(1 << 24)
                @Nullable Integer vocabulary,
        @Schema(description = "Fraction of tokens dropped, wherever they occur", example = "0.1")
                Rate dropout,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements LayerSpec {

    private static final double AUTO_RATE = 0.1;

    private static final String NO_VOCABULARY =
            "expected how many tokens there are, or a first layer over a data set of texts to take"
                    + " it from, received neither";

    public Embedding {
        dropout = dropout == null ? ConstantRate.NONE : dropout;
        frozen = frozen != null && frozen;
    }

    @Override
    public Embedding named(String name) {
        return new Embedding(name, units, vocabulary, dropout, regularization, frozen);
    }

    @Override
    public LayerRole role() {
        return LayerRole.MIXING;
    }

    /** The same for so many tokens. */
    public Embedding sized(int vocabulary) {
        return new Embedding(name, units, vocabulary, dropout, regularization, frozen);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 1) {
            throw new ShapeMismatch("[steps]", input);
        }
        return Shape.of(input.size(0), units);
    }

    @Override
    public SortedMap<String, Shape> tensors(Shape input) {
        return TensorShapes.of("weight", Shape.of(words(), units));
    }

    /** Tokens as whole numbers of 64 bits; a mask has a number for each of the vocabulary. */
    @Override
    public MemoryFootprint footprint(Shape input) {
        return LayerSpec.super
                .footprint(input)
                .keeping(4.0 * input.elements())
                .passing(2.0 * outputShape(input).elements())
                .once(drawsPerBatch() ? words() : 0);
    }

    @Override
    public Map<String, Rate> rates() {
        return Map.of("dropout", dropout);
    }

    @Override
    public boolean drawsPerBatch() {
        return !frozen && dropout.highest() > 0;
    }

    @Override
    public double autoRate(String component, RatePlace place) {
        return AUTO_RATE;
    }

    @Override
    public boolean readsTokens() {
        return true;
    }

    @Override
    public Embedding readingTokens(int vocabulary) {
        return this.vocabulary == null && vocabulary > 0 ? sized(vocabulary) : this;
    }

    @Override
    public Optional<ComponentFault> missing(boolean isLast) {
        return vocabulary == null
                ? Optional.of(new ComponentFault("vocabulary", NO_VOCABULARY))
                : Optional.empty();
    }

    private int words() {
        return Objects.requireNonNull(vocabulary);
    }
}
