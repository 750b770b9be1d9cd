package dev.dropwise.dataset;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The format of MNIST: a magic number, big-endian sizes, unsigned bytes. Files are images and
 * labels, then optionally images and labels of the hold-out. Labels 0 to n are the classes "0" to
 * "n".
 */
@Component
final class IdxReader implements Reader {

    private static final String FEATURE = "image";
    private static final int MAGIC_OF_BYTES = 0x0800;

    @Override
    public String format() {
        return "idx";
    }

    @Override
    public ImageContent read(Source source) throws IOException {
        List<Resource> files = source.files();
        if (files.size() != 2 && files.size() != 4) {
            String what = "expected images and labels, then those of a hold-out or none, received ";
            throw new UnreadableFile("idx", what + files.size() + " files");
        }
        List<byte[]> images = new ArrayList<>();
        List<byte[]> labels = new ArrayList<>();
        List<Integer> shape = List.of();
        for (int i = 0; i < files.size(); i += 2) {
            Idx image = readIdx(files.get(i), 3);
            Idx label = readIdx(files.get(i + 1), 1);
            List<Integer> imageShape = List.of(1, image.sizes.get(1), image.sizes.get(2));
            expect(files.get(i + 1), "labels", image.sizes.get(0), label.sizes.get(0));
            expect(files.get(i), "shape", i == 0 ? imageShape : shape, imageShape);
            checkPixels(files.get(i), image.bytes, source.pixelRange());
            shape = imageShape;
            images.add(image.bytes);
            labels.add(label.bytes);
        }
        int testRows = labels.size() == 1 ? 0 : labels.get(1).length;
        return new ImageContent(
                FEATURE,
                shape,
                source.pixelRange(),
                join(images),
                target(source.target(), join(labels)),
                testRows);
    }

    private static Idx readIdx(Resource file, int dimensions) throws IOException {
        try (DataInputStream in = new DataInputStream(Source.open(file))) {
            int magic = in.readInt();
            if (magic != MAGIC_OF_BYTES + dimensions) {
                String what = "expected the magic number %08x, received %08x";
                throw new UnreadableFile(
                        Source.name(file), what.formatted(MAGIC_OF_BYTES + dimensions, magic));
            }
            List<Integer> sizes = new ArrayList<>();
            long length = 1;
            for (int i = 0; i < dimensions; i++) {
                sizes.add(in.readInt());
                length = length > Integer.MAX_VALUE ? length : length * sizes.get(i);
            }
            if (length > Integer.MAX_VALUE || sizes.stream().anyMatch(size -> size < 1)) {
                throw new UnreadableFile(Source.name(file), "expected data of sizes " + sizes);
            }
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length < length || in.read() >= 0) {
                throw new UnreadableFile(
                        Source.name(file), "expected exactly the data of sizes " + sizes);
            }
            return new Idx(sizes, bytes);
        } catch (EOFException e) {
            throw new UnreadableFile(Source.name(file), "ends too early");
        }
    }

    private static void expect(Resource file, String what, Object expected, Object received) {
        if (!expected.equals(received)) {
            throw new UnreadableFile(
                    Source.name(file),
                    "expected %s %s, received %s".formatted(what, expected, received));
        }
    }

    private static void checkPixels(Resource file, byte[] pixels, int pixelRange) {
        for (int i = 0; i < pixels.length; i++) {
            int pixel = Byte.toUnsignedInt(pixels[i]);
            if (pixel > pixelRange) {
                expect(file, "pixels from 0 to", pixelRange, pixel);
            }
        }
    }

    private static byte[] join(List<byte[]> parts) {
        ByteBuffer joined = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(joined::put);
        return joined.array();
    }

    private static CategoryColumn target(String name, byte[] labels) {
        int[] codes =
                IntStream.range(0, labels.length)
                        .map(row -> Byte.toUnsignedInt(labels[row]))
                        .toArray();
        int largest = Arrays.stream(codes).max().orElseThrow();
        List<String> classes =
                IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
        return new CategoryColumn(name, classes, codes);
    }

    @SuppressWarnings("ArrayRecordComponent") // short-lived
    private record Idx(List<Integer> sizes, byte[] bytes) {}
}
