package dev.dropwise.dataset.split;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import java.io.IOException;
import java.util.stream.IntStream;

/** Rows that are held out for ever: drawn once, then put behind the others. */
public final class HeldOutRows {

    /** What trainings usually validate on. */
    private static final double VALIDATION_FRACTION = 0.1;

    private HeldOutRows() {}

    /**
     * The same rows, the held-out ones last: drawn by the content alone and as the data wants it, a
     * share of each class, whole groups or the latest rows.
     *
     * @param content that holds nothing out
     * @param name of the data set
     * @param fraction share of the rows, 0 < fraction < 1
     * @throws CannotSplit when they cannot be divided so
     */
    public static DatasetContent select(
            DatasetContent content, String name, double fraction, ColumnStore store)
            throws IOException {
        Split split = divide(content, name, fraction);
        int[] held = split.validation();
        int[] order =
                IntStream.concat(IntStream.of(split.training()), IntStream.of(held)).toArray();
        return content.select(order, held.length, store);
    }

    /**
     * Checks that trainings can divide what is not held out.
     *
     * @throws CannotSplit when they cannot
     */
    public static void requireTrainable(DatasetContent content, String name) {
        divide(content, name, VALIDATION_FRACTION);
    }

    private static Split divide(DatasetContent content, String name, double fraction) {
        int count = content.rows() - content.testRows();
        return SplitStrategy.usual(content.keys(), fraction)
                .divide(new RowsToSplit(name, content, content.hash(), count), 0);
    }
}
