package dev.dropwise.dataset.column;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Writes the sections of a matrix file, little-endian, each from a multiple of 64 bytes. */
public final class MatrixOutput {

    static final int ALIGNMENT = 64;

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    public MatrixOutput(OutputStream out) {
        this.out = out;
    }

    void write(FloatBuffer numbers) throws IOException {
        FloatBuffer view = chunk.asFloatBuffer();
        for (int at = 0; at < numbers.limit(); at += view.capacity()) {
            int some = Math.min(view.capacity(), numbers.limit() - at);
            view.put(0, numbers, at, some);
            write(chunk.array(), some * Float.BYTES);
        }
        pad();
    }

    public void write(IntBuffer codes) throws IOException {
        IntBuffer view = chunk.asIntBuffer();
        for (int at = 0; at < codes.limit(); at += view.capacity()) {
            int some = Math.min(view.capacity(), codes.limit() - at);
            view.put(0, codes, at, some);
            write(chunk.array(), some * Integer.BYTES);
        }
        pad();
    }

    public void write(PixelData pixelData) throws IOException {
        for (ByteBuffer piece : pixelData.pieces()) {
            while (piece.hasRemaining()) {
                int some = Math.min(chunk.capacity(), piece.remaining());
                piece.get(chunk.array(), 0, some);
                write(chunk.array(), some);
            }
        }
        pad();
    }

    public void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
        pad();
    }

    private void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        written += length;
    }

    private void pad() throws IOException {
        write(new byte[ALIGNMENT], (int) (-written & (ALIGNMENT - 1)));
    }
}
