package dev.dropwise.spec;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.problem.NamePattern;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as a client writes it: an input and a list of layers, as Keras' Sequential.
 *
 * @param name what the network is called
 * @param input the shape of one example; left out, it comes from the data set
 * @param layers from input to output; the last gives raw scores (logits) or the regression value
 */
@Schema(
        example =
                """
                {"name": "small", "input": {"shape": [784]},
                 "layers": [{"type": "dense", "units": 64, "activation": "relu"}, {"type": "dropout", "rate": 0.5},
                            {"type": "dense", "units": 10}]}""")
public record ModelSpec(
        @Nullable
                @Size(max = 200)
                @Pattern(regexp = NamePattern.TITLE, message = NamePattern.TITLE_EXPECTED)
                String name,
        @Valid @Nullable InputSpec input,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid LayerSpec> layers) {

    /**
     * The same spec with what a data set decides filled in: the input, and the outputs of a last
     * dense layer without {@code units}.
     */
    public ModelSpec completedFor(DataSignature data, int outputs) {
        InputSpec completed = input == null ? new InputSpec(data.input()) : input;
        List<LayerSpec> sized = new ArrayList<>(layers);
        int last = layers.size() - 1;
        sized.set(last, layers.get(last).givingOutputs(outputs));
        sized.set(0, sized.get(0).readingTokens(data.vocabulary()));
        return new ModelSpec(name, completed, sized);
    }
}
