package dev.dropwise.dataset.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bytes as they come, up to a bound that is set anew; tells a failing disk from bad bytes. */
final class BoundedStream extends FilterInputStream {

    private static final int TAR_BLOCK = 512;

    private long left = Long.MAX_VALUE;
    private long count;

    BoundedStream(InputStream in) {
        super(in);
    }

    boolean isCutOff() {
        return count % TAR_BLOCK != 0;
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
            count += Math.max(0, some);
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
