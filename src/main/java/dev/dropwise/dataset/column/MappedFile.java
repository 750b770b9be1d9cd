package dev.dropwise.dataset.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps places of a file, little-endian, in large windows that they share: a system allows a process
 * only so many mappings. A mapping lives on after this is closed and the file is deleted, until
 * nobody reads it.
 */
public final class MappedFile implements Closeable {

    private static final long WINDOW = Integer.MAX_VALUE;

    private final FileChannel channel;
    private final long length;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    /**
     * @param length how much of the file there is to be mapped
     */
    public MappedFile(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    /** One place, shorter than 2 GiB. */
    ByteBuffer map(long offset, int bytes) throws IOException {
        if (offset < windowStart || offset + bytes > windowStart + window.capacity()) {
            windowStart = offset;
            window =
                    channel.map(
                            FileChannel.MapMode.READ_ONLY,
                            offset,
                            Math.min(WINDOW, length - offset));
        }
        return window.slice((int) (offset - windowStart), bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A place of any length, in pieces that are cut between rows of so many bytes. */
    List<ByteBuffer> map(long offset, long bytes, int stride) throws IOException {
        long most = (long) PixelData.rowsPerPiece(stride) * stride;
        List<ByteBuffer> pieces = new ArrayList<>();
        long at = 0;
        do {
            int some = (int) Math.min(most, bytes - at);
            pieces.add(map(offset + at, some));
            at += some;
        } while (at < bytes);
        return pieces;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
