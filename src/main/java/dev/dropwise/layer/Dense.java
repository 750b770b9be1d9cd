package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Every output is a weighted sum of all inputs: {@code activation(x·W + b)} with W of shape
 * [inputs, units]. {@code [inputs]} gives {@code [units]}, {@code [steps, inputs]} gives {@code
 * [steps, units]}; an image {@code [channels, height, width]} is flattened first.
 *
 * @param units outputs, at least 1; on the last layer it may be left out and comes from the data
 *     set
 * @param activation the function applied to the sums
 * @param bias whether b is there
 * @param initializer how W and b start
 * @param dropConnect fraction of weights dropped while training; 0. Wan et al., 2013,
 *     https://proceedings.mlr.press/v28/wan13.html
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
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
        Initializer initializer,
        @Schema(description = "DropConnect: fraction of weights dropped, drawn for every batch")
                Rate dropConnect,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements LayerSpec {

    private static final String UNKNOWN_UNITS =
            "expected units, or a data set to take them from, received neither";
    private static final String NO_UNITS =
            "expected units >= 1, received nothing (only the last layer's come from the data set)";

    public Dense {
        activation = activation == null ? Activation.NONE : activation;
        bias = bias == null || bias;
        initializer = initializer == null ? Initializer.PYTORCH : initializer;
        dropConnect = dropConnect == null ? new ConstantRate(0) : dropConnect;
        frozen = frozen != null && frozen;
    }

    /** A layer with defaults for all, whose outputs the data set says. */
    public static Dense usual() {
        return new Dense(
                null,
                null,
                Activation.NONE,
                true,
                Initializer.PYTORCH,
                ConstantRate.NONE,
                null,
                false);
    }

    @Override
    public Dense named(String name) {
        return new Dense(
                name, units, activation, bias, initializer, dropConnect, regularization, frozen);
    }

    @Override
    public LayerRole role() {
        return LayerRole.MIXING;
    }

    /** The same layer with its outputs filled in. */
    public Dense sized(int units) {
        return new Dense(
                name, units, activation, bias, initializer, dropConnect, regularization, frozen);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input.rank() == 2 ? Shape.of(input.size(0), outputs()) : Shape.of(outputs());
    }

    @Override
    public SortedMap<String, Shape> tensors(Shape input) {
        int inputs = input.rank() == 2 ? input.last() : Math.toIntExact(input.elements());
        return TensorShapes.weighted(Shape.of(inputs, outputs()), bias, outputs());
    }

    /** Products of steps and images are made of copies; a mask of weights makes two of those. */
    @Override
    public MemoryFootprint footprint(Shape input) {
        MemoryFootprint plain = LayerSpec.super.footprint(input);
        return plain.keeping(input.rank() > 1 ? (double) input.elements() : 0)
                .once(drawsPerBatch() ? 2.0 * parameters(input) : 0);
    }

    @Override
    public Map<String, Object> derived(Shape input) {
        return Map.of("rank", input.rank());
    }

    @Override
    public Map<String, Rate> rates() {
        return dropConnect.highest() > 0 ? Map.of("dropConnect", dropConnect) : Map.of();
    }

    @Override
    public boolean drawsPerBatch() {
        return !frozen && dropConnect.highest() > 0;
    }

    @Override
    public double autoRate(String component, RatePlace place) {
        return place.ofWeights();
    }

    @Override
    public boolean isAffine(Shape input) {
        return input.rank() != 2;
    }

    @Override
    public Dense givingOutputs(int outputs) {
        return units == null ? sized(outputs) : this;
    }

    @Override
    public Optional<ComponentFault> missing(boolean isLast) {
        return units == null
                ? Optional.of(new ComponentFault("units", isLast ? UNKNOWN_UNITS : NO_UNITS))
                : Optional.empty();
    }

    private int outputs() {
        if (units == null) {
            throw new IllegalStateException("the outputs of a dense layer are not known yet");
        }
        return units;
    }
}
