package dev.dropwise.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A window that slides over {@code [steps, features]} or {@code [channels, height, width]}: the
 * arithmetic that convolution and pooling share. Every list has a number for each axis that it
 * slides along, [steps] or [vertical, horizontal].
 */
record SlidingWindow(
        List<Integer> size, List<Integer> stride, List<Integer> dilation, Padding padding) {

    /** The number given for both directions, where only one was given. */
    static List<Integer> both(List<Integer> value) {
        return value.size() == 1 ? Collections.nCopies(2, value.get(0)) : value;
    }

    Shape outputShape(Shape input, int channels) {
        boolean steps = axes() == 1;
        if (input.rank() != axes() + 1) {
            throw new ShapeMismatch(
                    steps ? "[steps, features]" : "[channels, height, width]", input);
        }
        for (int axis = 0; axis < axes(); axis++) {
            if (places(input, axis) < 1) {
                throw new ShapeMismatch(
                        steps
                                ? "at least [" + reach(0) + ", features]"
                                : "at least [channels, " + reach(0) + ", " + reach(1) + "]",
                        input);
            }
        }
        return steps
                ? Shape.of(places(input, 0), channels)
                : Shape.of(channels, places(input, 0), places(input, 1));
    }

    /**
     * The numbers to add: {@code pads} in PyTorch's order, before and after, the last axis first;
     * {@code padded} if any.
     */
    Map<String, Object> pads(Shape input) {
        List<Integer> pads = new ArrayList<>();
        for (int axis = axes() - 1; axis >= 0; axis--) {
            int missing = missing(input, axis);
            pads.add(missing / 2);
            pads.add(missing - missing / 2);
        }
        return Map.of("pads", pads, "padded", pads.stream().anyMatch(pad -> pad > 0));
    }

    /** How many numbers an example has with those that are added. */
    double padded(Shape input) {
        double numbers = input.channels();
        for (int axis = 0; axis < axes(); axis++) {
            numbers *= length(input, axis) + missing(input, axis);
        }
        return numbers;
    }

    private int axes() {
        return size.size();
    }

    /** The length of the input along an axis; an image has its channels first. */
    private int length(Shape input, int axis) {
        return input.size(axes() - 1 + axis);
    }

    private int places(Shape input, int axis) {
        int length = length(input, axis);
        return padding == Padding.SAME
                ? (length - 1) / stride.get(axis) + 1
                : Math.floorDiv(length - reach(axis), stride.get(axis)) + 1;
    }

    private int missing(Shape input, int axis) {
        if (padding == Padding.VALID) {
            return 0;
        }
        int covered = (places(input, axis) - 1) * stride.get(axis) + reach(axis);
        return Math.max(covered - length(input, axis), 0);
    }

    private int reach(int axis) {
        return dilation.get(axis) * (size.get(axis) - 1) + 1;
    }
}
