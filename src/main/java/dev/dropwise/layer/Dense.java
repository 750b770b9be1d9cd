package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Every output is a weighted sum of all inputs: {@code activation(W·x + b)} with W of shape [units,
 * inputs]. {@code [inputs]} gives {@code [units]}, {@code [steps, inputs]} gives {@code [steps,
 * units]}; an image {@code [channels, height, width]} is flattened first.
 *
 * @param units outputs, at least 1; on the last layer it may be left out and comes from the data
 *     set
 * @param activation the function applied to the sums
 * @param bias whether b is there
 * @param initializer how W and b start
 */
@JsonTypeName("dense")
public record Dense(
        @Nullable String name,
        @Schema(
                        description =
                                "Outputs; on the last layer it may be left out: the data set says",
                        example = "128")
                @Min(1)
                @Max(1 << 20)
                @Nullable Integer units,
        Activation activation,
        Boolean bias,
        Initializer initializer)
        implements LayerSpec {

    public Dense {
        activation = activation == null ? Activation.NONE : activation;
        bias = bias == null || bias;
        initializer = initializer == null ? Initializer.PYTORCH : initializer;
    }

    @Override
    public Dense named(String name) {
        return new Dense(name, units, activation, bias, initializer);
    }

    /** The same layer with its outputs filled in. */
    public Dense sized(int units) {
        return new Dense(name, units, activation, bias, initializer);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input.rank() == 2 ? Shape.of(input.size(0), outputs()) : Shape.of(outputs());
    }

    @Override
    public long parameters(Shape input) {
        long inputs = input.rank() == 2 ? input.last() : input.elements();
        return Math.multiplyExact(inputs + (bias ? 1 : 0), outputs());
    }

    private int outputs() {
        if (units == null) {
            throw new IllegalStateException("the outputs of a dense layer are not known yet");
        }
        return units;
    }
}
