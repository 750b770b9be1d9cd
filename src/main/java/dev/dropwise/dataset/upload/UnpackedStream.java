package dev.dropwise.dataset.upload;

import dev.dropwise.problem.TooLarge;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.springframework.util.unit.DataSize;

/** What a packed file unpacks to, up to a bound: a few kilobytes may stand for any number. */
final class UnpackedStream extends FilterInputStream {

    private final String file;
    private final DataSize most;
    private long bytes;

    UnpackedStream(InputStream in, String file, DataSize most) {
        super(in);
        this.file = file;
        this.most = most;
    }

    static UnreadableFile damaged(String file, IOException e) {
        return e instanceof EOFException
                ? new UnreadableFile(file, "the gzip ends too early")
                : new UnreadableFile(file, "the gzip is damaged: " + e.getMessage());
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
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
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

    @Override
    public boolean markSupported() {
        return false;
    }
}
