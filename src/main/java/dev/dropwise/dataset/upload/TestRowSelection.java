package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.split.CannotSplit;
import dev.dropwise.dataset.split.RowsToSplit;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.dataset.split.SplitStrategy;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.stream.IntStream;

/** Holds rows of an upload out for ever, where its options ask for a share of them. */
final class TestRowSelection {

    private TestRowSelection() {}

    /**
     * The rows that are held out, behind the others: drawn by the content alone and as the data
     * wants it, a share of each class, whole groups or the latest rows.
     *
     * @throws Invalid when they cannot be divided so, or when trainings could not divide the rest
     */
    static DatasetContent of(DatasetContent content, UploadOptions options, ColumnStore store)
            throws IOException {
        DatasetContent divided = heldOut(content, options, store);
        RowKeys keys = divided.keys();
        if (keys.group() != null || keys.time() != null) {
            split(divided, options, 0.1, keys.time() == null ? "/group" : "/time");
        }
        return divided;
    }

    private static DatasetContent heldOut(
            DatasetContent content, UploadOptions options, ColumnStore store) throws IOException {
        HoldOut asked = options.test();
        Double fraction = asked == null ? null : asked.fraction();
        if (fraction == null) {
            return content;
        }
        if (content.testRows() > 0) {
            throw new Invalid(
                    "/test/fraction",
                    "expected none: %,d rows are held out by the files"
                            .formatted(content.testRows()));
        }
        Split split = split(content, options, fraction, "/test/fraction");
        int[] test = split.validation();
        int[] order =
                IntStream.concat(IntStream.of(split.training()), IntStream.of(test)).toArray();
        return content.select(order, test.length, store);
    }

    private static Split split(
            DatasetContent content, UploadOptions options, double fraction, String pointer) {
        int count = content.rows() - content.testRows();
        String hash = content.hash();
        try {
            return SplitStrategy.usual(content.keys(), fraction)
                    .divide(new RowsToSplit(options.name(), content, hash, count), 0);
        } catch (CannotSplit reason) {
            throw new Invalid(pointer, String.valueOf(reason.getMessage()));
        }
    }
}
