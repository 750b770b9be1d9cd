package dev.dropwise.dataset.column;

import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The bytes of one column as it grows, little-endian: some in a buffer, others written already. */
final class ColumnBuffer {

    private final ColumnStore store;
    private final int stride;
    private final int mostRows;

    /** Where bytes were written, in their order. */
    final List<Extent> extents = new ArrayList<>();

    ByteBuffer buffer;
    private long written;

    /**
     * @param stride bytes of a row
     * @param first bytes of the first buffer, which holds a value at least
     */
    ColumnBuffer(ColumnStore store, int stride, int mostRows, int first) {
        this.store = store;
        this.stride = stride;
        this.mostRows = mostRows;
        buffer = ByteBuffer.allocate(first).order(ByteOrder.LITTLE_ENDIAN);
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

    /** Appends float32 values. */
    void putFloats(double[] values, int count) throws IOException {
        int next = 0;
        while (next < count) {
            ByteBuffer room = room();
            int end = Math.min(count, next + room.remaining() / Float.BYTES);
            for (; next < end; next++) {
                room.putFloat((float) values[next]);
            }
        }
    }

    /** Appends the bytes of another column. */
    void put(List<ByteBuffer> finished) throws IOException {
        for (ByteBuffer bytes : finished) {
            while (bytes.hasRemaining()) {
                ByteBuffer room = room();
                int some = Math.min(room.remaining(), bytes.remaining());
                room.put(bytes.slice().limit(some));
                bytes.position(bytes.position() + some);
            }
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
