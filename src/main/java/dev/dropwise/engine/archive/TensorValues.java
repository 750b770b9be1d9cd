package dev.dropwise.engine.archive;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * The numbers of a tensor, row-major.
 *
 * @param sizes elements along each dimension
 */
@NamedInterface("tensor")
@SuppressWarnings("ArrayRecordComponent") // nobody compares numbers
public record TensorValues(float[] numbers, List<Integer> sizes) {

    public TensorValues {
        sizes = List.copyOf(sizes);
    }

    /** A matrix with its axes in the other order; anything else as it is. */
    public TensorValues transposed() {
        if (sizes.size() != 2) {
            return this;
        }
        int rows = sizes.get(0);
        int columns = sizes.get(1);
        float[] turned = new float[numbers.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = numbers[row * columns + column];
            }
        }
        return new TensorValues(turned, List.of(columns, rows));
    }

    /** The size of all dimensions from one on, multiplied. */
    public int elementsFrom(int dimension) {
        return sizes.subList(dimension, sizes.size()).stream().reduce(1, Math::multiplyExact);
    }
}
