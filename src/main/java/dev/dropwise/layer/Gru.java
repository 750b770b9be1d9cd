package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Gated recurrent unit: a state with gates for what is forgotten and what is renewed. Cho et al.,
 * 2014, https://arxiv.org/abs/1406.1078. See {@link RecurrentLayer} for the rest.
 *
 * @param units numbers of the state, at least 1
 * @param layers how many are stacked; 1
 * @param bidirectional whether a second one reads from the end; false
 * @param returnSequences whether the state of every step comes out, not only the last; false
 * @param dropout fraction dropped between stacked layers; 0
 * @param recurrentDropout fraction of the state dropped on its way to the next step, one mask per
 *     sequence; 0
 * @param zoneout fraction of the state that stays as it was in each step; 0
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("gru")
public record Gru(
        @Nullable String name,
        @Schema(example = "64") @NotNull @Min(1) @Max(1 << 14) Integer units,
        @Min(1) @Max(16) Integer layers,
        Boolean bidirectional,
        Boolean returnSequences,
        Rate dropout,
        Rate recurrentDropout,
        Rate zoneout,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements RecurrentLayer {

    public Gru {
        layers = layers == null ? 1 : layers;
        bidirectional = bidirectional != null && bidirectional;
        returnSequences = returnSequences != null && returnSequences;
        dropout = dropout == null ? ConstantRate.NONE : dropout;
        recurrentDropout = recurrentDropout == null ? ConstantRate.NONE : recurrentDropout;
        zoneout = zoneout == null ? ConstantRate.NONE : zoneout;
        frozen = frozen != null && frozen;
    }

    @Override
    public Gru named(String name) {
        return new Gru(
                name,
                units,
                layers,
                bidirectional,
                returnSequences,
                dropout,
                recurrentDropout,
                zoneout,
                regularization,
                frozen);
    }

    @Override
    public int gates() {
        return 3;
    }
}
