package dev.dropwise.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Counts the compressed bytes that are read, so as to stop what grows out of proportion to them.
 */
final class InflationGuard extends FilterInputStream {

    /** What takes little memory however well it was compressed, such as a batch of zeros. */
    private static final int HARMLESS = 4 << 20;

    /** Numbers as text or binary seldom shrink to less. */
    private static final int MOST_PER_BYTE = 200;

    private long compressed;

    InflationGuard(InputStream compressed) {
        super(compressed);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        compressed += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        compressed += Math.max(0, read);
        return read;
    }

    /** What comes out, as long as enough went in. */
    InputStream watch(InputStream decompressed, Supplier<RuntimeException> refusal) {
        return new FilterInputStream(decompressed) {

            private long total;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                total += Math.max(0, read);
                if (total > HARMLESS && total / MOST_PER_BYTE > compressed) {
                    throw refusal.get();
                }
                return read;
            }
        };
    }
}
