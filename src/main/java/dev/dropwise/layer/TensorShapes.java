package dev.dropwise.layer;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shapes of a layer's tensors by name. */
final class TensorShapes {

    static final SortedMap<String, Shape> NONE = Collections.emptySortedMap();

    private TensorShapes() {}

    static SortedMap<String, Shape> of(String name, Shape shape) {
        SortedMap<String, Shape> tensors = new TreeMap<>();
        tensors.put(name, shape);
        return tensors;
    }

    static SortedMap<String, Shape> of(String name, Shape shape, String other, Shape otherShape) {
        SortedMap<String, Shape> tensors = of(name, shape);
        tensors.put(other, otherShape);
        return tensors;
    }

    /** A weight and, where there is one, a bias of so many units. */
    static SortedMap<String, Shape> weighted(Shape weight, boolean bias, int units) {
        return bias ? of("weight", weight, "bias", Shape.of(units)) : of("weight", weight);
    }

    /** A list of tensors in the program. */
    static void list(SortedMap<String, Shape> tensors, String name, List<Shape> shapes) {
        for (int i = 0; i < shapes.size(); i++) {
            tensors.put(name + "[" + i + "]", shapes.get(i));
        }
    }

    /**
     * @throws ArithmeticException when there are more than can be counted
     */
    static long numbers(SortedMap<String, Shape> tensors) {
        long numbers = 0;
        for (Shape shape : tensors.values()) {
            numbers = Math.addExact(numbers, shape.elements());
        }
        return numbers;
    }
}
