package dev.dropwise.dataset;

import dev.dropwise.problem.TooLarge;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.Resource;

/**
 * One file in MNIST's format, as its first bytes describe it: a magic number that says how many
 * dimensions its bytes have, then their sizes, all big-endian.
 *
 * @param sizes rows for labels; rows, height, width for images
 */
record Idx(Resource file, List<Integer> sizes) {

    private static final int MAGIC_OF_BYTES = 0x0800;
    private static final int IMAGES = 3;
    private static final int LABELS = 1;
    private static final int CHUNK = 1 << 16;

    /** Takes bytes as they are read. */
    interface Receiver {
        void take(byte[] bytes, int length) throws IOException;
    }

    static Idx readHead(Source source, Resource file) throws IOException {
        try (DataInputStream in = new DataInputStream(source.open(file))) {
            int magic = in.readInt();
            int dimensions = magic - MAGIC_OF_BYTES;
            if (dimensions != IMAGES && dimensions != LABELS) {
                throw new UnreadableFile(
                        Source.name(file),
                        "expected the magic number %08x (images) or %08x (labels), received %08x"
                                .formatted(
                                        MAGIC_OF_BYTES + IMAGES, MAGIC_OF_BYTES + LABELS, magic));
            }
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                sizes.add(in.readInt());
            }
            Idx idx = new Idx(file, List.copyOf(sizes));
            idx.check(source.limits());
            return idx;
        } catch (EOFException e) {
            throw new UnreadableFile(Source.name(file), "ends too early");
        }
    }

    private void check(DatasetProperties limits) {
        if (sizes.stream().anyMatch(size -> size < 1)) {
            throw new UnreadableFile(name(), "expected sizes above 0, received " + sizes);
        }
        if (pixels() > limits.maxPixels()) {
            throw new TooLarge(
                    "%s: expected images of at most %,d pixels, received %,d"
                            .formatted(name(), limits.maxPixels(), pixels()));
        }
        if (rows() > limits.maxRows()) {
            throw new TooLarge(
                    "%s: expected at most %,d rows, received %,d"
                            .formatted(name(), limits.maxRows(), rows()));
        }
    }

    String name() {
        return Source.name(file);
    }

    boolean hasImages() {
        return sizes.size() == IMAGES;
    }

    /** As MNIST calls its own test files, and as others call theirs. */
    boolean isForTesting() {
        String name = name().toLowerCase(Locale.ROOT);
        return name.contains("t10k") || name.contains("test");
    }

    int rows() {
        return sizes.get(0);
    }

    /** Channels, height, width. */
    List<Integer> shape() {
        return List.of(1, sizes.get(1), sizes.get(2));
    }

    /** Bytes of a row. */
    private long pixels() {
        return sizes.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Hands on the bytes after the sizes, which must be exactly as many as those say. */
    void read(Source source, Receiver receiver) throws IOException {
        try (InputStream in = source.open(file)) {
            in.skipNBytes(Integer.BYTES * (1L + sizes.size()));
            byte[] bytes = new byte[CHUNK];
            long left = rows() * pixels();
            while (left > 0) {
                int some = in.readNBytes(bytes, 0, (int) Math.min(left, CHUNK));
                if (some == 0) {
                    break;
                }
                receiver.take(bytes, some);
                left -= some;
            }
            if (left > 0 || in.read() >= 0) {
                throw new UnreadableFile(name(), "expected exactly the data of sizes " + sizes);
            }
        }
    }
}
