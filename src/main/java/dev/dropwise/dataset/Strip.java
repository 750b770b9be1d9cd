package dev.dropwise.dataset;

import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The bytes of one column as it grows, little-endian: some in a buffer, others written already. */
final class Strip {

    /** Small, since there may be thousands. */
    private static final int FIRST = 4 << 10;

    private final ColumnStore store;
    private final int stride;
    private final int mostRows;

    /** Where bytes were written, in their order. */
    final List<Extent> extents = new ArrayList<>();

    ByteBuffer buffer = ByteBuffer.allocate(FIRST).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    /**
     * @param stride bytes of a row
     */
    Strip(ColumnStore store, int stride, int mostRows) {
        this.store = store;
        this.stride = stride;
        this.mostRows = mostRows;
    }

    /** A place in a file. */
    record Extent(long offset, int length) {}

    int stride() {
        return stride;
    }

    long bytes() {
        return written + buffer.position();
    }

    /** The buffer, at least as long as the value that comes. */
    ByteBuffer room() throws IOException {
        if (buffer.remaining() < Integer.BYTES) {
            makeRoom();
        }
        return buffer;
    }

    void put(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        while (at < offset + length) {
            if (!buffer.hasRemaining()) {
                makeRoom();
            }
            int some = Math.min(buffer.remaining(), offset + length - at);
            buffer.put(bytes, at, some);
            at += some;
        }
    }

    private void makeRoom() throws IOException {
        checkRows();
        store.makeRoom(this);
    }

    /** The buffer's bytes lie there now. */
    void wrote(long offset) {
        extents.add(new Extent(offset, buffer.position()));
        written += buffer.position();
        buffer.clear();
    }

    List<ByteBuffer> finish() throws IOException {
        checkRows();
        return store.finish(this);
    }

    private void checkRows() {
        if (bytes() > (long) mostRows * stride) {
            throw new TooLarge("expected at most %,d rows, received more".formatted(mostRows));
        }
    }
}
