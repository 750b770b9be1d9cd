package dev.dropwise.layer;

import java.util.Map;

/**
 * Numbers made comparable: {@code (x − mean) / √(variance + epsilon)}, then times a learned scale
 * (from 1) plus a learned shift (from 0), one of each per channel. What mean and variance are taken
 * over is each layer's own. Any shape in, the same shape out; channels are the features of {@code
 * [features]} and {@code [steps, features]} and the channels of {@code [channels, height, width]}.
 */
public sealed interface Norm extends LayerSpec permits BatchNorm, GroupNorm, LayerNorm {

    /** Added to the variance, against division by zero. */
    Double epsilon();

    @Override
    default Shape outputShape(Shape input) {
        return input;
    }

    @Override
    default long parameters(Shape input) {
        return 2L * input.channels();
    }

    @Override
    default Map<String, Object> derived(Shape input) {
        return Map.of("channels", input.channels());
    }
}
