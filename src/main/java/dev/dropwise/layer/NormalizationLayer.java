package dev.dropwise.layer;

import java.util.Map;
import java.util.SortedMap;

/**
 * Numbers made comparable: {@code (x − mean) / √(variance + epsilon)}, then times a learned scale
 * (from 1) plus a learned shift (from 0), one of each per channel. What mean and variance are taken
 * over is each layer's own. Any shape in, the same shape out; channels are the features of {@code
 * [features]} and {@code [steps, features]} and the channels of {@code [channels, height, width]}.
 */
public sealed interface NormalizationLayer extends LayerSpec
        permits BatchNorm, GroupNorm, LayerNorm {

    /** Added to the variance, against division by zero. */
    Double epsilon();

    @Override
    default LayerRole role() {
        return LayerRole.ELEMENTWISE;
    }

    @Override
    default Shape outputShape(Shape input) {
        return input;
    }

    @Override
    default SortedMap<String, Shape> tensors(Shape input) {
        return TensorShapes.weighted(Shape.of(input.channels()), true, input.channels());
    }

    /** Steps and images may have to be laid out channel by channel first. */
    @Override
    default MemoryFootprint footprint(Shape input) {
        double kept = (double) input.elements() * (input.rank() > 1 ? 2 : 1);
        return MemoryFootprint.ofOutputs(kept, input, input).passing(3.0 * input.elements());
    }

    @Override
    default Map<String, Object> derived(Shape input) {
        return Map.of("channels", input.channels());
    }
}
