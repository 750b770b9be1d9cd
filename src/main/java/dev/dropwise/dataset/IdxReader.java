package dev.dropwise.dataset;

import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The format of MNIST: {@link Idx} files of images and labels, and optionally those of a hold-out,
 * in any order; images are told from labels by their magic numbers, and a hold-out by {@code t10k}
 * or {@code test} in its files' names. Labels 0 to n are the classes "0" to "n".
 */
@Component
final class IdxReader implements Reader {

    /** What its options look like. */
    static final String DOCUMENTATION =
            """


            `idx`: MNIST's pairs of images and labels, in any order; files with `t10k` or `test` in \
            their names are held out. `{"name": "mnist", "target": "digit"}`
            """;

    private static final String FEATURE = "image";
    private static final String USUAL_TARGET = "label";
    private static final int USUAL_PIXEL_RANGE = 255;

    /** Images and labels of the same rows. */
    private record Pair(Idx images, Idx labels) {}

    @Override
    public String format() {
        return "idx";
    }

    @Override
    public Set<UploadOption> options() {
        return Set.of(UploadOption.TARGET, UploadOption.IMAGE_PIXEL_RANGE);
    }

    @Override
    public Recognition recognize(Head head) {
        return head.startsWith(0, 0, 8, 1) || head.startsWith(0, 0, 8, 3)
                ? Recognition.BY_MAGIC
                : Recognition.NO;
    }

    @Override
    public ImageContent read(Source source, UploadOptions options, ColumnStore store)
            throws IOException {
        if (options.target().size() > 1) {
            throw new Invalid("/target", "expected one name for the labels, received several");
        }
        List<Idx> files = new ArrayList<>();
        for (Resource file : source.files()) {
            files.add(Idx.readHead(source, file));
        }
        List<Pair> pairs = pairs(files);
        List<Integer> shape = pairs.get(0).images.shape();
        int range = pixelRange(options);
        PixelSink pixels = store.pixels(shape.stream().reduce(1, Math::multiplyExact));
        Labels labels = new Labels(store.codes());
        for (Pair pair : pairs) {
            expect(pair.labels, "labels", pair.images.rows(), pair.labels.rows());
            expect(pair.images, "shape", shape, pair.images.shape());
            pair.images.read(
                    source, (bytes, length) -> add(pair.images, bytes, length, range, pixels));
            pair.labels.read(source, labels);
        }
        int testRows = pairs.size() == 1 ? 0 : pairs.get(1).images.rows();
        String target = options.target().stream().findFirst().orElse(USUAL_TARGET);
        return new ImageContent(
                FEATURE, shape, range, pixels.finish(), labels.column(target), testRows);
    }

    private static int pixelRange(UploadOptions options) {
        ImageOptions image = options.image();
        Integer range = image == null ? null : image.pixelRange();
        return range == null ? USUAL_PIXEL_RANGE : range;
    }

    /** That to train on, then the hold-out, where there is one. */
    private static List<Pair> pairs(List<Idx> files) {
        if (files.size() == 2) {
            return List.of(pair(files));
        }
        List<Idx> training = files.stream().filter(idx -> !idx.isForTesting()).toList();
        List<Idx> test = files.stream().filter(Idx::isForTesting).toList();
        if (training.size() != 2 || test.size() != 2) {
            throw new UnreadableFile(
                    "idx",
                    ("expected images and labels, and those of a hold-out with t10k or test in their"
                                    + " names or none, received %d files and %d of a hold-out")
                            .formatted(training.size(), test.size()));
        }
        return List.of(pair(training), pair(test));
    }

    private static Pair pair(List<Idx> files) {
        boolean ordered = files.get(0).hasImages();
        Pair pair = new Pair(files.get(ordered ? 0 : 1), files.get(ordered ? 1 : 0));
        if (!pair.images.hasImages() || pair.labels.hasImages()) {
            throw new UnreadableFile(
                    "idx",
                    "expected images and labels, received twice %s: %s and %s"
                            .formatted(
                                    ordered ? "images" : "labels",
                                    files.get(0).name(),
                                    files.get(1).name()));
        }
        return pair;
    }

    private static void expect(Idx idx, String what, Object expected, Object received) {
        if (!expected.equals(received)) {
            throw new UnreadableFile(
                    idx.name(), "expected %s %s, received %s".formatted(what, expected, received));
        }
    }

    private static void add(Idx images, byte[] pixels, int length, int range, PixelSink sink)
            throws IOException {
        for (int i = 0; i < length; i++) {
            int pixel = Byte.toUnsignedInt(pixels[i]);
            if (pixel > range) {
                expect(images, "pixels from 0 to", range, pixel);
            }
        }
        sink.add(pixels, 0, length);
    }

    private static final class Labels implements Idx.Receiver {

        private final CodeSink codes;
        private int largest;

        Labels(CodeSink codes) {
            this.codes = codes;
        }

        @Override
        public void take(byte[] bytes, int length) throws IOException {
            for (int i = 0; i < length; i++) {
                int label = Byte.toUnsignedInt(bytes[i]);
                largest = Math.max(largest, label);
                codes.add(label);
            }
        }

        CategoryColumn column(String name) throws IOException {
            List<String> classes =
                    IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
            return new CategoryColumn(name, classes, codes.finish());
        }
    }
}
