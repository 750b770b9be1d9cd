package dev.dropwise.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.apache.commons.io.input.BoundedInputStream;

/** Passes decompressed bytes on, as long as they are in proportion to the compressed ones. */
final class InflationGuard extends FilterInputStream {

    /** What takes little memory however well it was compressed, such as a batch of zeros. */
    private static final int HARMLESS = 4 << 20;

    /** Numbers as text or binary seldom shrink to less. */
    private static final int MOST_PER_BYTE = 200;

    private final BoundedInputStream compressed;
    private final Supplier<RuntimeException> refusal;
    private long total;

    /**
     * @param compressed what the decompressed bytes are read from, which it counts
     */
    InflationGuard(
            InputStream decompressed,
            BoundedInputStream compressed,
            Supplier<RuntimeException> refusal) {
        super(decompressed);
        this.compressed = compressed;
        this.refusal = refusal;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        total += Math.max(0, read);
        if (total > HARMLESS && total / MOST_PER_BYTE > compressed.getCount()) {
            throw refusal.get();
        }
        return read;
    }
}
