package dev.dropwise.dataset.upload;

import dev.dropwise.problem.TooLarge;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/** What a packed file unpacks to, up to a bound: a few kilobytes may stand for any number. */
final class UnpackedStream extends FilterInputStream {

    private static final Pattern ENDS_EARLY =
            Pattern.compile("(?i)unexpected end|truncated|premature|read error");

    private final CompressionFormat format;
    private final String file;
    private final DataSize most;
    private long bytes;

    private UnpackedStream(InputStream in, CompressionFormat format, String file, DataSize most) {
        super(in);
        this.format = format;
        this.file = file;
        this.most = most;
    }

    /** What a file unpacks to; closes it where that cannot begin. */
    static UnpackedStream of(InputStream raw, CompressionFormat format, String file, DataSize most)
            throws IOException {
        InputStream disk = new DiskStream(raw);
        try {
            return new UnpackedStream(format.decompress(disk), format, file, most);
        } catch (UncheckedIOException e) {
            raw.close();
            throw e.getCause();
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw damaged(format, file, e);
        }
    }

    private static UnreadableFile damaged(CompressionFormat format, String file, Exception e) {
        boolean endsEarly =
                e instanceof EOFException
                        || (format != CompressionFormat.GZIP
                                && ENDS_EARLY.matcher("" + e.getMessage()).find());
        return endsEarly
                ? new UnreadableFile(file, "the %s ends too early".formatted(format.word()))
                : new UnreadableFile(
                        file, "the %s is damaged: %s".formatted(format.word(), e.getMessage()));
    }

    /** Tells a failing disk from bad bytes. */
    private static final class DiskStream extends FilterInputStream {

        DiskStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return in.read(into, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some;
        try {
            some = in.read(into, offset, length);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException | RuntimeException e) {
            throw damaged(format, file, e);
        }
        bytes += Math.max(0, some);
        if (bytes > most.toBytes()) {
            throw new TooLarge(
                    "%s: expected at most %,d bytes when unpacked, received more"
                            .formatted(file, most.toBytes()));
        }
        return some;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(wanted, 1 << 16)]));
    }

    /** Some say here what is wrong with what comes next. */
    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
