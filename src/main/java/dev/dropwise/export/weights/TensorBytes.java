package dev.dropwise.export.weights;

import dev.dropwise.engine.archive.TensorValues;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes tensors of their bytes. */
final class TensorBytes {

    private TensorBytes() {}

    /** How many numbers there are; more than fit count as the most that do. */
    static long count(List<Integer> sizes) {
        long count = 1;
        for (int size : sizes) {
            count = Math.min(count * size, Integer.MAX_VALUE);
        }
        return count;
    }

    static TensorValues values(NumberType type, List<Integer> sizes, ByteBuffer bytes) {
        float[] numbers = new float[Math.toIntExact(count(sizes))];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = type.next(bytes);
        }
        return new TensorValues(numbers, sizes);
    }

    /** Numbers that are laid out the first axis fastest, as Fortran has them, the usual way. */
    static TensorValues turned(TensorValues columns) {
        List<Integer> sizes = columns.sizes();
        float[] numbers = new float[columns.numbers().length];
        for (int i = 0; i < numbers.length; i++) {
            int left = i;
            int at = 0;
            int stride = numbers.length;
            for (int axis = sizes.size() - 1; axis >= 0; axis--) {
                stride /= sizes.get(axis);
                at += left % sizes.get(axis) * stride;
                left /= sizes.get(axis);
            }
            numbers[i] = columns.numbers()[at];
        }
        return new TensorValues(numbers, sizes);
    }
}
