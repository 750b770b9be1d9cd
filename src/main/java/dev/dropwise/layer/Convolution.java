package dev.dropwise.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    default long parameters(Shape input) {
        long weights = input.channels() / groups();
        for (int size : kernel()) {
            weights *= size;
        }
        return Math.multiplyExact(weights + (bias() ? 1 : 0), (long) filters());
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
        return drawsPerBatch() ? Map.of("dropConnect", dropConnect()) : Map.of();
    }

    @Override
    default boolean drawsPerBatch() {
        return dropConnect().highest() > 0;
    }

    private Window window() {
        return new Window(kernel(), stride(), dilation(), padding());
    }
}
