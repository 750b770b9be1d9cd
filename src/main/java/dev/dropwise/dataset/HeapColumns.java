package dev.dropwise.dataset;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Columns on the heap, for data that is small. */
final class HeapColumns extends ColumnStore {

    private static final int LONGEST = Integer.MAX_VALUE - 8;

    HeapColumns(DatasetProperties limits) {
        super(limits);
    }

    @Override
    void makeRoom(Strip strip) {
        int full = strip.buffer.capacity();
        if (full == LONGEST) {
            throw new BufferOverflowException();
        }
        int wanted = (int) Math.min(LONGEST, 2L * full);
        strip.buffer =
                ByteBuffer.allocate(wanted).order(ByteOrder.LITTLE_ENDIAN).put(strip.buffer.flip());
    }

    @Override
    List<ByteBuffer> finish(Strip strip) {
        ByteBuffer exact = ByteBuffer.allocate(strip.buffer.flip().limit());
        return List.of(exact.put(strip.buffer).flip().order(ByteOrder.LITTLE_ENDIAN));
    }

    @Override
    public void close() {
        // The garbage collector does.
    }
}
