package dev.dropwise.layer;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A window that slides over {@code [channels, height, width]}: the arithmetic that convolution and
 * pooling share. Every list is {@code [vertical, horizontal]}.
 */
record Window2d(List<Integer> size, List<Integer> stride, List<Integer> dilation, Padding padding) {

    /** The number given for both directions, where only one was given. */
    static List<Integer> both(List<Integer> value) {
        return value.size() == 1 ? Collections.nCopies(2, value.get(0)) : value;
    }

    Shape outputShape(Shape input, int channels) {
        if (input.rank() != 3) {
            throw new ShapeMismatch("[channels, height, width]", input);
        }
        int height = steps(input, 0);
        int width = steps(input, 1);
        if (height < 1 || width < 1) {
            throw new ShapeMismatch(
                    "at least [channels, " + reach(0) + ", " + reach(1) + "]", input);
        }
        return Shape.of(channels, height, width);
    }

    /**
     * The zeros to add: {@code pads} in PyTorch's order [left, right, top, bottom], {@code padded}
     * if any.
     */
    Map<String, Object> pads(Shape input) {
        int vertical = missing(input, 0);
        int horizontal = missing(input, 1);
        List<Integer> pads =
                List.of(
                        horizontal / 2,
                        horizontal - horizontal / 2,
                        vertical / 2,
                        vertical - vertical / 2);
        return Map.of("pads", pads, "padded", vertical + horizontal > 0);
    }

    private int steps(Shape input, int axis) {
        int size = input.size(1 + axis);
        return padding == Padding.SAME
                ? (size - 1) / stride.get(axis) + 1
                : Math.floorDiv(size - reach(axis), stride.get(axis)) + 1;
    }

    private int missing(Shape input, int axis) {
        if (padding == Padding.VALID) {
            return 0;
        }
        int covered = (steps(input, axis) - 1) * stride.get(axis) + reach(axis);
        return Math.max(covered - input.size(1 + axis), 0);
    }

    private int reach(int axis) {
        return dilation.get(axis) * (size.get(axis) - 1) + 1;
    }
}
