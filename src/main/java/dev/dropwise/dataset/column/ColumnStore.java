package dev.dropwise.dataset.column;

import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where a reader puts values as they come: columns that are only ever appended to, and are read
 * when they are finished. What they gave lives as long as their store. For one thread.
 */
public abstract class ColumnStore implements AutoCloseable {

    /** Bytes of a buffer that is mostly dropped after a few rows. */
    private static final int SPARE = 1 << 10;

    private final ColumnLimits limits;
    private final int first;
    private int columns;

    /**
     * @param first bytes of a column's first buffer: there may be thousands of columns
     */
    ColumnStore(ColumnLimits limits, int first) {
        this.limits = limits;
        this.first = first;
    }

    /**
     * A new column of numbers.
     *
     * @throws TooLarge when there are too many columns
     */
    public NumberSink numbers() {
        return new NumberSink(this, column(Float.BYTES));
    }

    /** A new column of whole numbers, like the codes of categories. */
    public CodeSink codes() {
        return new CodeSink(column(Integer.BYTES));
    }

    int maxCategories() {
        return limits.maxCategories();
    }

    /**
     * The pixels of images, unsigned bytes.
     *
     * @param stride pixels of a row
     */
    public PixelSink pixels(int stride) {
        return new PixelSink(column(stride), stride);
    }

    /** Room for floats of a column that was counted already, little of it at first. */
    ColumnBuffer spare() {
        return new ColumnBuffer(this, Float.BYTES, limits.maxRows(), SPARE);
    }

    private ColumnBuffer column(int stride) {
        if (++columns > limits.maxColumns()) {
            throw new TooLarge(
                    "expected at most %,d columns, received more".formatted(limits.maxColumns()));
        }
        return new ColumnBuffer(this, stride, limits.maxRows(), first);
    }

    /** Writes a full buffer elsewhere or takes a larger one: there is room for a value again. */
    abstract void makeRoom(ColumnBuffer columnBuffer) throws IOException;

    /** All bytes of a strip, in pieces that are cut between rows. */
    abstract List<ByteBuffer> finish(ColumnBuffer columnBuffer) throws IOException;

    /** Forgets all columns: what was read has to be read again. */
    public void restart() {
        columns = 0;
    }

    /** Drops all columns. */
    @Override
    public abstract void close();
}
