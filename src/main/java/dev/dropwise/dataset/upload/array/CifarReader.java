package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.CodeSink;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.PixelSink;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.ImageForm;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The binary files of CIFAR-10: for each image a byte that is its class, then 32 by 32 bytes of
 * red, of green and of blue. A file that is called {@code test} is the hold-out.
 * https://www.cs.toronto.edu/~kriz/cifar.html
 */
@Component
final class CifarReader implements DatasetReader {

    private static final List<String> CLASSES =
            List.of(
                    "airplane",
                    "automobile",
                    "bird",
                    "cat",
                    "deer",
                    "dog",
                    "frog",
                    "horse",
                    "ship",
                    "truck");
    private static final ImageForm FORM = new ImageForm(3, 32, 32);
    private static final int PIXEL_RANGE = 255;

    @Override
    public String format() {
        return "cifar10";
    }

    @Override
    public String documentation() {
        return "its binary files. `{\"name\": \"things\"}`";
    }

    @Override
    public Set<UploadOption> options() {
        return Set.of(UploadOption.TARGET);
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        return filePrefix.isNamed(
                        "batch.bin",
                        "batch_1.bin",
                        "batch_2.bin",
                        "batch_3.bin",
                        "batch_4.bin",
                        "batch_5.bin")
                ? FormatConfidence.BY_NAME
                : FormatConfidence.NO;
    }

    @Override
    public ImageContent read(UploadSource source, UploadOptions options, ColumnStore store)
            throws IOException {
        if (options.target().size() > 1) {
            throw new Invalid("/target", "expected one name for the classes, received several");
        }
        List<Resource> files = new ArrayList<>(source.files());
        List<Resource> test = files.stream().filter(CifarReader::isForTesting).toList();
        files.removeAll(test);
        if (files.isEmpty()) {
            throw new UnreadableFile("cifar10", "expected a file to train on, received only tests");
        }
        PixelSink pixels = store.pixels(FORM.pixels());
        CodeSink codes = store.codes();
        for (Resource file : files) {
            read(source, file, pixels, codes);
        }
        int testRows = 0;
        for (Resource file : test) {
            testRows += read(source, file, pixels, codes);
        }
        String target = options.target().stream().findFirst().orElse("label");
        return new ImageContent(
                "image",
                FORM.shape(),
                PIXEL_RANGE,
                pixels.finish(),
                new CategoryColumn(target, CLASSES, codes.finish()),
                testRows);
    }

    private static boolean isForTesting(Resource file) {
        return UploadSource.name(file).toLowerCase(Locale.ROOT).contains("test");
    }

    /** Gives how many there are. */
    private static int read(UploadSource source, Resource file, PixelSink pixels, CodeSink codes)
            throws IOException {
        byte[] row = new byte[1 + FORM.pixels()];
        try (InputStream in = source.open(file)) {
            int rows = 0;
            for (int length = in.readNBytes(row, 0, row.length);
                    length > 0;
                    length = in.readNBytes(row, 0, row.length)) {
                if (length < row.length || row[0] < 0 || row[0] >= CLASSES.size()) {
                    throw new UnreadableFile(
                            UploadSource.name(file),
                            "expected %,d bytes an image, the first from 0 to %d, received others in image %,d (from 0)"
                                    .formatted(row.length, CLASSES.size() - 1, rows));
                }
                codes.add(row[0]);
                pixels.add(row, 1, FORM.pixels());
                rows++;
            }
            return rows;
        }
    }
}
