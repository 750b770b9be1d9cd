package dev.dropwise.layer;

import dev.dropwise.layer.rate.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Small windows of weights that slide over an input, one for each channel that comes out. */
public sealed interface Convolution extends LayerSpec permits Conv1d, Conv2d {

    Integer filters();

    List<Integer> kernel();

    List<Integer> stride();

    Padding padding();

    List<Integer> dilation();

    Integer groups();

    Boolean bias();

    Rate dropConnect();

    @Override
    default LayerRole role() {
        return LayerRole.MIXING;
    }

    @Override
    default Shape outputShape(Shape input) {
        Shape output = window().outputShape(input, filters());
        if (input.channels() % groups() != 0 || filters() % groups() != 0) {
            throw new ShapeMismatch(
                    (input.rank() == 2
                                    ? "[steps, features] with features"
                                    : "[channels, height, width] with channels")
                            + " and filters ("
                            + filters()
                            + ") divisible by groups "
                            + groups(),
                    input);
        }
        return output;
    }

    @Override
    default SortedMap<String, Shape> tensors(Shape input) {
        List<Integer> weight = new ArrayList<>(List.of(filters(), input.channels() / groups()));
        weight.addAll(kernel());
        return TensorShapes.weighted(new Shape(weight), bias(), filters());
    }

    /**
     * With a border of zeros a copy of the input. libtorch's fast convolutions put both sides into
     * an order of their own; columns of all windows, which others are made of, are not counted.
     */
    @Override
    default MemoryFootprint footprint(Shape input) {
        double padded = window().padded(input);
        MemoryFootprint plain = LayerSpec.super.footprint(input);
        return plain.keeping(padded > input.elements() ? padded : 0)
                .passing(2 * (padded + outputShape(input).elements()))
                .once(drawsPerBatch() ? 2.0 * parameters(input) : 0);
    }

    @Override
    default String script() {
        return "convolution";
    }

    @Override
    default Map<String, Object> derived(Shape input) {
        Map<String, Object> derived = new HashMap<>(window().pads(input));
        derived.put("channels", input.channels());
        return derived;
    }

    @Override
    default Map<String, Rate> rates() {
        return dropConnect().highest() > 0 ? Map.of("dropConnect", dropConnect()) : Map.of();
    }

    @Override
    default boolean drawsPerBatch() {
        return !frozen() && dropConnect().highest() > 0;
    }

    @Override
    default boolean convolves() {
        return true;
    }

    /** 0.1 wherever it is. */
    @Override
    default double autoRate(String component, RatePlace place) {
        return RatePlace.ON_CONVOLUTION;
    }

    private SlidingWindow window() {
        return new SlidingWindow(kernel(), stride(), dilation(), padding());
    }
}
