package dev.dropwise.training;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.engine.TorchRuntime;
import org.springframework.util.unit.DataSize;

/**
 * A window of rows is in memory, and the next one is read meanwhile. An epoch takes blocks of
 * consecutive rows in a random order and shuffles the rows within each window.
 *
 * @param block consecutive rows that stay within a window or two, 1 or more: what a disk reads at
 *     once
 * @param window rows that are shuffled together, a multiple of the batch size
 */
@JsonTypeName("streamed")
public record Streamed(int block, int window) implements Reading {

    static final int WINDOWS = 2;

    /** Longer ones shuffle little better and make a pause wait. */
    private static final DataSize LARGEST_WINDOW = DataSize.ofMegabytes(128);

    private static final int MOST_ROWS = 1 << 18;

    /** What is read at once of a column is a page of memory then. */
    private static final int LARGEST_BLOCK = 1024;

    /** Blocks of a window, at least: rows of many places meet in a batch. */
    private static final int BLOCKS = 32;

    static Streamed within(DataSize room, long bytesOfRow, int batch) {
        long bytes = Math.min(room.toBytes() / WINDOWS, LARGEST_WINDOW.toBytes());
        long rows = Math.min(bytes / bytesOfRow, MOST_ROWS);
        int window = (int) Math.max(1, rows / batch) * batch;
        return new Streamed(Math.max(1, Math.min(window / BLOCKS, LARGEST_BLOCK)), window);
    }

    @Override
    public RowSupply open(TorchRuntime torch, TrainingData data) {
        return new StreamedRows(torch, data, this);
    }
}
