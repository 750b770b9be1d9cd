package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.AutoRate;
import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.layer.rate.Rate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a model spec. To add a layer, write its record here (the {@code permits} clause,
 * which Java asks for, is the only list), its script under {@code torchscript/layers} and its
 * example in {@code LayerContractTests}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LayerSpec
        permits ActivationLayer,
                ConcreteDropout,
                Convolution,
                Dense,
                DropoutLayer,
                Embedding,
                Flatten,
                GaussianNoise,
                GlobalPool,
                MultiHeadAttention,
                NormalizationLayer,
                Permute,
                PoolingLayer,
                PositionalEncoding,
                RecurrentLayer,
                Reshape,
                Residual,
                Standout,
                TransformerEncoder {

    /**
     * What the layer is called within its model; generated ({@code dense1}) where the client gave
     * none.
     */
    @Nullable String name();

    /** The same layer under a name. */
    LayerSpec named(String name);

    /** What it does to the numbers that pass it. */
    LayerRole role();

    /** What it does to them while training, where that is its role. */
    default NoiseKind noise() {
        return NoiseKind.NONE;
    }

    /** Whether numbers pass as they are at inference, in another shape at most. */
    default boolean passesAtInference() {
        return role() == LayerRole.SHAPING || role() == LayerRole.NOISE;
    }

    /** Whether it gives {@code activation(x·weight + bias)} of all numbers of an input. */
    default boolean isAffine(Shape input) {
        return false;
    }

    /** Whether it slides windows of weights over its input. */
    default boolean convolves() {
        return false;
    }

    /** Whether its inputs are numbers of tokens, not amounts. */
    default boolean readsTokens() {
        return false;
    }

    /** Whether it learns means and variances of what passes, and uses them at inference. */
    default boolean keepsRunningStatistics() {
        return false;
    }

    /** Whether adversarial dropout changes what it drops. */
    default boolean hasPerturbableMask() {
        return false;
    }

    /** The same layer with so many outputs, where it leaves them to the data set. */
    default LayerSpec givingOutputs(int outputs) {
        return this;
    }

    /** The same layer for so many tokens, where it leaves them to the data set. */
    default LayerSpec readingTokens(int vocabulary) {
        return this;
    }

    /**
     * What it leaves to the data set and was not told.
     *
     * @param isLast whether it is the last layer of all
     */
    default Optional<ComponentFault> missing(boolean isLast) {
        return Optional.empty();
    }

    /** A setting that could never do anything, however the network is trained. */
    default Optional<ComponentFault> idleSetting() {
        return Optional.empty();
    }

    /**
     * The shape that comes out, batch excluded.
     *
     * @throws ShapeMismatch if the layer cannot take {@code input}
     */
    Shape outputShape(Shape input);

    /**
     * Whether the steps that come out, where steps come out, are those that went in, or windows of
     * them: it is then known which of them are padding.
     */
    default boolean keepsSteps() {
        return true;
    }

    /**
     * The shapes of what training adjusts, by the names that the program has for them; without what
     * the layers within it hold.
     */
    default SortedMap<String, Shape> tensors(Shape input) {
        return TensorShapes.NONE;
    }

    /** How many numbers training adjusts, those of the layers within it too. */
    default long parameters(Shape input) {
        return TensorShapes.numbers(tensors(input));
    }

    /** What training takes of memory for it, its weights aside; outputs alone for most. */
    default MemoryFootprint footprint(Shape input) {
        Shape output = outputShape(input);
        double kept = (double) output.elements() * (activation().keepsInput() ? 2 : 1);
        return MemoryFootprint.ofOutputs(kept, input, output);
    }

    /** The layers that it is made of, in order; none for most. */
    default List<LayerSpec> body() {
        return List.of();
    }

    /** The same layer, made of others. */
    default LayerSpec around(List<LayerSpec> layers) {
        return this;
    }

    /** The fractions that it drops, by the name of the component that says so. */
    default Map<String, Rate> rates() {
        return Map.of();
    }

    /**
     * The same layer with a number in the place of every rate that is {@code "auto"}.
     *
     * @param choice the number by the name of the component
     */
    default LayerSpec decided(ToDoubleFunction<String> choice) {
        return AutoRate.decide(this, choice);
    }

    /**
     * The number for a rate that is {@code "auto"}; every layer with rates has one.
     *
     * @param component the name of the component that is open
     */
    default double autoRate(String component, RatePlace place) {
        throw new IllegalStateException("a layer of type " + typeName() + " has no " + component);
    }

    /** Whether it draws anything while training; a frozen layer never does. */
    default boolean draws() {
        return !frozen()
                && (rates().values().stream().anyMatch(rate -> rate.highest() > 0)
                        || body().stream().anyMatch(LayerSpec::draws));
    }

    /**
     * Whether it draws what all examples of a batch share: a Monte-Carlo sample then takes a batch
     * of its own.
     */
    default boolean drawsPerBatch() {
        return !frozen() && body().stream().anyMatch(LayerSpec::drawsPerBatch);
    }

    /**
     * Whether its weights stay as they are. It then runs as at inference: without noise, and a
     * batchNorm with its running statistics.
     */
    default Boolean frozen() {
        return false;
    }

    /** What regularizes the weights of this layer alone, beside what regularizes all. */
    default @Nullable LayerRegularization regularization() {
        return null;
    }

    /** The function applied to what the layer gives. */
    default Activation activation() {
        return Activation.NONE;
    }

    /** What the script needs beyond the record's own components, by attribute name. */
    default Map<String, Object> derived(Shape input) {
        return Map.of();
    }

    /** The script that it compiles to; several layers may share one. */
    default String script() {
        return typeName();
    }

    /** The JSON type name. */
    default String typeName() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }
}
