package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each number x with the probability {@code π = sigmoid(alpha·x + beta)} while training, so
 * that what says much is dropped least; at inference gives what that comes to on average, {@code
 * π·x}. It is the paper's own short form, in which the network that decides has the weights of the
 * layer before, up to alpha and beta: put it after a dense layer with relu. Any shape in, the same
 * shape out. Ba and Frey, 2013,
 * https://papers.nips.cc/paper/2013/hash/7b5b23f4aadf9513306bcd59afb6e4c9-Abstract.html
 *
 * @param alpha how much the numbers decide; 1. With 0 every number is kept with sigmoid(beta)
 * @param beta above 0 less is dropped, below more; 0
 */
@JsonTypeName("standout")
public record Standout(
        @Nullable String name,
        @Schema(description = "How much the numbers decide", example = "1") Double alpha,
        @Schema(description = "Above 0 less is dropped, below more", example = "0") Double beta)
        implements LayerSpec {

    public Standout {
        alpha = alpha == null ? 1.0 : alpha;
        beta = beta == null ? 0.0 : beta;
    }

    @Override
    public Standout named(String name) {
        return new Standout(name, alpha, beta);
    }

    @Override
    public LayerRole role() {
        return LayerRole.NOISE;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    /** A mask beside the outputs, and the probabilities that it is drawn with. */
    @Override
    public MemoryFootprint footprint(Shape input) {
        return MemoryFootprint.ofOutputs(2.0 * input.elements(), input, input)
                .passing(4.0 * input.elements());
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.BY_VALUE;
    }

    @Override
    public boolean passesAtInference() {
        return false;
    }
}
