package dev.dropwise.engine.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A tensor as an archive holds it: a view of a storage, which is an entry of the archive.
 *
 * @param sizes elements along each dimension
 * @param strides storage elements from one to the next, along each dimension
 */
public record StoredTensor(
        Storage storage,
        int offset,
        List<Integer> sizes,
        List<Integer> strides,
        boolean requiresGradient) {

    /**
     * Raw little-endian numbers.
     *
     * @param type PyTorch's name for the storage of its number type
     * @param key the entry's name under {@code data/}
     */
    public record Storage(String type, String key, int elements) {}

    /** The storage of all tensors of no elements. */
    static final Storage EMPTY = new Storage("FloatStorage", "0", 0);

    /** A tensor of no elements, in whose place {@code build} puts the real one. */
    public static StoredTensor empty(boolean requiresGradient) {
        return new StoredTensor(EMPTY, 0, List.of(0), List.of(1), requiresGradient);
    }

    public boolean isEmpty() {
        return sizes.contains(0);
    }

    StoredTensor in(Storage other) {
        return new StoredTensor(other, offset, sizes, strides, requiresGradient);
    }

    /**
     * Its numbers, row-major.
     *
     * @param bytes of its storage, of 32-bit floats
     */
    float[] floats(byte[] bytes) {
        FloatBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] floats = new float[sizes.stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(place(i));
        }
        return floats;
    }

    /** Where in its storage a number is, by its place row-major. */
    int place(int rowMajor) {
        int at = offset;
        int left = rowMajor;
        for (int dimension = sizes.size() - 1; dimension >= 0; dimension--) {
            at += left % sizes.get(dimension) * strides.get(dimension);
            left /= sizes.get(dimension);
        }
        return at;
    }
}
