package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSource;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/**
 * The head of an array in MNIST's format: two zeros, the type of its elements, how many dimensions
 * it has, then their sizes; all big-endian. https://yann.lecun.com/exdb/mnist/
 */
final class IdxHeader {

    /** By the third byte. */
    private static final Map<Integer, ElementType> TYPES =
            Map.of(
                    0x08, new ElementType('u', 1, ByteOrder.BIG_ENDIAN),
                    0x09, new ElementType('i', 1, ByteOrder.BIG_ENDIAN),
                    0x0b, new ElementType('i', 2, ByteOrder.BIG_ENDIAN),
                    0x0c, new ElementType('i', 4, ByteOrder.BIG_ENDIAN),
                    0x0d, new ElementType('f', 4, ByteOrder.BIG_ENDIAN),
                    0x0e, new ElementType('f', 8, ByteOrder.BIG_ENDIAN));

    private static final int MOST_DIMENSIONS = 4;

    private IdxHeader() {}

    static boolean isHead(FilePrefix filePrefix) {
        byte[] bytes = filePrefix.bytes();
        return filePrefix.startsWith(0, 0)
                && bytes.length > Integer.BYTES
                && TYPES.containsKey((int) bytes[2])
                && bytes[3] >= 1
                && bytes[3] <= MOST_DIMENSIONS;
    }

    static NumberArray readHead(UploadSource source, Resource file) throws IOException {
        String name = UploadSource.name(file);
        try (DataInputStream in = new DataInputStream(source.open(file))) {
            int magic = in.readInt();
            ElementType type = TYPES.get(magic >> Byte.SIZE);
            int dimensions = magic & 0xff;
            if (type == null || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
                throw new UnreadableFile(
                        name,
                        "expected a magic number like 00000803 (images of bytes) or 00000801 (labels), received %08x"
                                .formatted(magic));
            }
            List<Long> shape = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                shape.add(Integer.toUnsignedLong(in.readInt()));
            }
            NumberArray.Opening data = () -> behindHead(source, file, dimensions);
            return new NumberArray(name, type, List.copyOf(shape), false, data);
        } catch (EOFException e) {
            throw new UnreadableFile(name, "ends too early");
        }
    }

    private static InputStream behindHead(UploadSource source, Resource file, int dimensions)
            throws IOException {
        InputStream in = source.open(file);
        try {
            in.skipNBytes(Integer.BYTES * (1L + dimensions));
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
