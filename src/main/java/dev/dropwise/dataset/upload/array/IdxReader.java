package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The format of MNIST: {@link IdxHeader} files of features and labels, and optionally those of a
 * hold-out, in any order; labels have one dimension, and a hold-out {@code t10k} or {@code test} in
 * its files' names.
 */
@Component
public final class IdxReader implements DatasetReader {

    @Override
    public String format() {
        return "idx";
    }

    @Override
    public String documentation() {
        return """
                MNIST's pairs of images and labels, in any order; files with `t10k` or `test` in \
                their names are held out. `{"name": "mnist", "target": "digit"}`\
                """;
    }

    @Override
    public Set<UploadOption> options() {
        return Set.of(UploadOption.TARGET, UploadOption.TASK, UploadOption.IMAGE_PIXEL_RANGE);
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        return IdxHeader.isHead(filePrefix) ? FormatConfidence.BY_MAGIC : FormatConfidence.NO;
    }

    @Override
    public DatasetContent read(UploadSource source, UploadOptions options, ColumnStore store)
            throws IOException {
        List<NumberArray> arrays = new ArrayList<>();
        for (Resource file : source.files()) {
            arrays.add(IdxHeader.readHead(source, file).checked(source.limits().maxRows()));
        }
        return new ArrayContent(source, options, store).read(pairs(arrays));
    }

    /** That to train on, then the hold-out, where there is one. */
    private static List<ArrayContent.Pair> pairs(List<NumberArray> arrays) {
        if (arrays.size() == 2) {
            return List.of(pair(arrays));
        }
        List<NumberArray> training = arrays.stream().filter(a -> !isForTesting(a)).toList();
        List<NumberArray> test = arrays.stream().filter(IdxReader::isForTesting).toList();
        if (training.size() != 2 || test.size() != 2) {
            throw new UnreadableFile(
                    "idx",
                    ("expected images and labels, and those of a hold-out with t10k or test in their"
                                    + " names or none, received %d files and %d of a hold-out")
                            .formatted(training.size(), test.size()));
        }
        return List.of(pair(training), pair(test));
    }

    /** As MNIST calls its own test files, and as others call theirs. */
    private static boolean isForTesting(NumberArray array) {
        String name = array.name().toLowerCase(Locale.ROOT);
        return name.contains("t10k") || name.contains("test");
    }

    private static ArrayContent.Pair pair(List<NumberArray> arrays) {
        NumberArray one = arrays.get(0);
        NumberArray other = arrays.get(1);
        if (areLabels(one) == areLabels(other)) {
            throw new UnreadableFile(
                    "idx",
                    "expected images and labels, received twice %s: %s and %s"
                            .formatted(
                                    areLabels(one) ? "labels" : "images",
                                    one.name(),
                                    other.name()));
        }
        return areLabels(one)
                ? new ArrayContent.Pair(other, one)
                : new ArrayContent.Pair(one, other);
    }

    private static boolean areLabels(NumberArray array) {
        return array.shape().size() == 1;
    }
}
