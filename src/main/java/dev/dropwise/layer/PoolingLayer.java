package dev.dropwise.layer;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One number for every place of a window, channel by channel. */
public sealed interface PoolingLayer extends LayerSpec
        permits AvgPool1d, AvgPool2d, MaxPool1d, MaxPool2d {

    List<Integer> size();

    List<Integer> stride();

    Padding padding();

    @Override
    default LayerRole role() {
        return LayerRole.FUNCTION;
    }

    @Override
    default Shape outputShape(Shape input) {
        return window().outputShape(input, input.channels());
    }

    /**
     * Beside the outputs where each came from, in 64 bits, or how many numbers it is the mean of.
     */
    @Override
    default MemoryFootprint footprint(Shape input) {
        double padded = window().padded(input);
        double border = padded > input.elements() ? padded : 0;
        Shape output = outputShape(input);
        return MemoryFootprint.ofOutputs(3.0 * output.elements() + border, input, output)
                .passing(2 * (padded + output.elements()));
    }

    @Override
    default Map<String, Object> derived(Shape input) {
        return window().pads(input);
    }

    private SlidingWindow window() {
        return new SlidingWindow(
                size(), stride(), Collections.nCopies(size().size(), 1), padding());
    }
}
