package dev.dropwise.dataset.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Columns on disk, for data of any size: on the heap is one buffer a column, a few kilobytes while
 * there are thousands of them. Full buffers of all columns go to one file as they come; when a
 * column is finished, its own are put in a row in a second one, which is mapped.
 */
public final class SpilledColumns extends ColumnStore {

    /** What buffers may grow to, all together and each. */
    private static final long BUDGET = 32 << 20;

    private static final int FIRST = 4 << 10;
    private static final int LARGEST = 256 << 10;

    private final FileChannel extents;
    private final FileChannel columns;
    private final ByteBuffer copy = ByteBuffer.allocateDirect(LARGEST);
    private long extentsEnd;
    private long columnsEnd;
    private long reserved;

    /**
     * @param folder for the two files, which are gone when this is closed
     */
    public SpilledColumns(Path folder, ColumnLimits limits) throws IOException {
        super(limits, FIRST);
        extents = open(folder.resolve("extents"));
        columns = open(folder.resolve("columns"));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    void makeRoom(ColumnBuffer columnBuffer) throws IOException {
        ByteBuffer full = columnBuffer.buffer;
        long offset = extentsEnd;
        extentsEnd = write(extents, full.duplicate().flip(), offset);
        columnBuffer.wrote(offset);
        int more = Math.min(full.capacity(), LARGEST - full.capacity());
        if (more > 0 && reserved + more <= BUDGET) {
            reserved += more;
            columnBuffer.buffer =
                    ByteBuffer.allocate(full.capacity() + more).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Override
    List<ByteBuffer> finish(ColumnBuffer columnBuffer) throws IOException {
        if (columnBuffer.extents.isEmpty()) {
            return List.of(columnBuffer.buffer.flip().slice().order(ByteOrder.LITTLE_ENDIAN));
        }
        long bytes = columnBuffer.bytes();
        long start = columnsEnd;
        for (ColumnBuffer.Extent extent : columnBuffer.extents) {
            columnsEnd = write(columns, read(extent), columnsEnd);
        }
        columnsEnd = write(columns, columnBuffer.buffer.flip(), columnsEnd);
        columnBuffer.buffer = ByteBuffer.allocate(0);
        return new MappedFile(columns, columnsEnd).map(start, bytes, columnBuffer.stride());
    }

    private ByteBuffer read(ColumnBuffer.Extent extent) throws IOException {
        copy.clear().limit(extent.length());
        while (copy.hasRemaining()) {
            if (extents.read(copy, extent.offset() + copy.position()) < 0) {
                throw new IOException("what was written to disk is gone");
            }
        }
        return copy.flip();
    }

    /** Gives where the next may be written. */
    private static long write(FileChannel file, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
        return at;
    }

    @Override
    public void restart() {
        super.restart();
        extentsEnd = 0;
        columnsEnd = 0;
        reserved = 0;
    }

    @Override
    public void close() {
        try (extents;
                columns) {
            extentsEnd = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
