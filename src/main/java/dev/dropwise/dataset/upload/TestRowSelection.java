package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.split.CannotSplit;
import dev.dropwise.dataset.split.HeldOutRows;
import dev.dropwise.problem.Invalid;
import java.io.IOException;

/** Holds rows of an upload out for ever, where its options ask for a share of them. */
final class TestRowSelection {

    private static final String FRACTION = "/test/fraction";

    private TestRowSelection() {}

    /**
     * The rows that are held out, behind the others.
     *
     * @throws Invalid when they cannot be divided so, or when trainings could not divide the rest
     */
    static DatasetContent of(DatasetContent content, UploadOptions options, ColumnStore store)
            throws IOException {
        DatasetContent divided = heldOut(content, options, store);
        RowKeys keys = divided.keys();
        if (keys.group() != null || keys.time() != null) {
            requireTrainable(divided, options, keys.time() == null ? "/group" : "/time");
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
                    FRACTION,
                    "expected none: %,d rows are held out by the files"
                            .formatted(content.testRows()));
        }
        try {
            return HeldOutRows.select(content, options.name(), fraction, store);
        } catch (CannotSplit reason) {
            throw new Invalid(FRACTION, String.valueOf(reason.getMessage()));
        }
    }

    private static void requireTrainable(
            DatasetContent content, UploadOptions options, String pointer) {
        try {
            HeldOutRows.requireTrainable(content, options.name());
        } catch (CannotSplit reason) {
            throw new Invalid(pointer, String.valueOf(reason.getMessage()));
        }
    }
}
