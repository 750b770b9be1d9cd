package dev.dropwise.engine.archive;

import java.util.List;

/**
 * The numbers of a tensor, row-major.
 *
 * @param sizes elements along each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares numbers
public record TensorValues(float[] numbers, List<Integer> sizes) {

    public TensorValues {
        sizes = List.copyOf(sizes);
    }

    /** The size of all dimensions from one on, multiplied. */
    public int elementsFrom(int dimension) {
        return sizes.subList(dimension, sizes.size()).stream().reduce(1, Math::multiplyExact);
    }
}
