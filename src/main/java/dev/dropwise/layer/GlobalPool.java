package dev.dropwise.layer;

/**
 * One number for every channel: {@code [channels, height, width]} gives {@code [channels]}, {@code
 * [steps, features]} gives {@code [features]}.
 */
public sealed interface GlobalPool extends LayerSpec permits GlobalAveragePool, GlobalMaxPool {

    @Override
    default LayerRole role() {
        return LayerRole.FUNCTION;
    }

    @Override
    default Shape outputShape(Shape input) {
        if (input.rank() == 1) {
            throw new ShapeMismatch("[steps, features] or [channels, height, width]", input);
        }
        return Shape.of(input.channels());
    }
}
