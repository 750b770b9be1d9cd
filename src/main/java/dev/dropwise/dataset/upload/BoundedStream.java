package dev.dropwise.dataset.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bytes as they come, up to a bound that is set anew; tells a failing disk from bad bytes. */
final class BoundedStream extends FilterInputStream {

    private final ArchiveEnd end = new ArchiveEnd();
    private long left = Long.MAX_VALUE;

    BoundedStream(InputStream in) {
        super(in);
    }

    /** What came last. */
    ArchiveEnd end() {
        return end;
    }

    void limit(long bytes) {
        left = bytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        try {
            int some = in.read(into, offset, length);
            left -= Math.max(0, some);
            end.add(into, offset, Math.max(0, some));
            if (left < 0) {
                throw new IllegalArgumentException("a file's head takes too many bytes");
            }
            return some;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long skip(long wanted) {
        return Math.max(0, read(new byte[(int) Math.min(wanted, 1 << 16)]));
    }

    @Override
    public int read(byte[] into) {
        return read(into, 0, into.length);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
