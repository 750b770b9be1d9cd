package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An array of any number of dimensions in a file, of which only the head was read yet.
 *
 * @param name of its file, in words for its user
 * @param type of its elements
 * @param shape at least one dimension, rows first
 * @param rowsFastest whether neighbours in the file belong to neighbouring rows, which NumPy calls
 *     Fortran's order
 * @param data gives its elements from the first on, each time anew
 */
record NumberArray(
        String name, ElementType type, List<Long> shape, boolean rowsFastest, Opening data) {

    private static final int CHUNK = 1 << 13;

    /** Opens a file behind its head. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** Takes elements as they lie in the file. */
    interface Elements {
        /**
         * Takes one.
         *
         * @param index of the element, from 0
         */
        void take(long index, ByteBuffer bytes, int at) throws IOException;
    }

    /**
     * Checks that there is something in it, and not too much.
     *
     * @param mostRows at least 1
     */
    NumberArray checked(int mostRows) {
        if (shape.isEmpty() || shape.stream().anyMatch(size -> size < 1)) {
            throw new UnreadableFile(
                    name, "expected one or more dimensions, each above 0, received " + shape);
        }
        if (shape.get(0) > mostRows) {
            throw new TooLarge(
                    "%s: expected at most %,d rows, received %,d"
                            .formatted(name, mostRows, shape.get(0)));
        }
        return this;
    }

    int rows() {
        return Math.toIntExact(shape.get(0));
    }

    /** Elements of a row; as good as infinite where a long cannot say. */
    long rowLength() {
        double exact =
                shape.stream().skip(1).mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        return (long) exact;
    }

    /** Hands on all elements, of which there must be exactly as many as the shape says. */
    void forEach(Elements elements) throws IOException {
        long count = Math.multiplyExact(rows(), rowLength());
        byte[] bytes = new byte[Math.max(1, CHUNK / type.size()) * type.size()];
        ByteBuffer chunk = ByteBuffer.wrap(bytes).order(type.order());
        try (InputStream in = data.open()) {
            long index = 0;
            while (index < count) {
                long wanted = Math.min(bytes.length, (count - index) * type.size());
                if (in.readNBytes(bytes, 0, (int) wanted) < wanted) {
                    throw wrongLength();
                }
                for (int at = 0; at < wanted; at += type.size()) {
                    elements.take(index++, chunk, at);
                }
            }
            if (in.read() >= 0) {
                throw wrongLength();
            }
        }
    }

    private UnreadableFile wrongLength() {
        return new UnreadableFile(
                name, "expected exactly the data of %s, %s".formatted(shape, type));
    }
}
