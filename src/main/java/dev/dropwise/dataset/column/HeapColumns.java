package dev.dropwise.dataset.column;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Columns on the heap, for data that is small. */
public final class HeapColumns extends ColumnStore {

    private static final int FIRST = 64;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    public HeapColumns(ColumnLimits limits) {
        this(limits, FIRST);
    }

    /**
     * @param first bytes that a column is likely to take, a multiple of 4
     */
    public HeapColumns(ColumnLimits limits, int first) {
        super(limits, Math.max(FIRST, first));
    }

    @Override
    void makeRoom(ColumnBuffer columnBuffer) {
        int full = columnBuffer.buffer.capacity();
        if (full == LONGEST) {
            throw new BufferOverflowException();
        }
        int wanted = (int) Math.min(LONGEST, 2L * full);
        columnBuffer.buffer =
                ByteBuffer.allocate(wanted)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(columnBuffer.buffer.flip());
    }

    @Override
    List<ByteBuffer> finish(ColumnBuffer columnBuffer) {
        ByteBuffer whole = columnBuffer.buffer.flip();
        if (whole.limit() < whole.capacity() / 4 * 3) {
            whole = ByteBuffer.allocate(whole.limit()).put(whole).flip();
        }
        return List.of(whole.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    @Override
    public void close() {
        // The garbage collector does.
    }
}
