package dev.dropwise.dataset.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/** Maps the sections of a matrix file, one after the other. */
public final class MatrixInput {

    private final MappedFile file;
    private long at;

    public MatrixInput(MappedFile file) {
        this.file = file;
    }

    FloatBuffer numbers(int rows) throws IOException {
        return next(rows, Float.BYTES).get(0).asFloatBuffer();
    }

    public IntBuffer codes(int rows) throws IOException {
        return next(rows, Integer.BYTES).get(0).asIntBuffer();
    }

    public PixelData pixels(int rows, int stride) throws IOException {
        return new PixelData(next(rows, stride), stride);
    }

    public byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        next(length, 1).get(0).get(bytes);
        return bytes;
    }

    private List<ByteBuffer> next(int rows, int stride) throws IOException {
        long bytes = (long) rows * stride;
        List<ByteBuffer> pieces = file.map(at, bytes, stride);
        at += bytes + (-bytes & (MatrixOutput.ALIGNMENT - 1));
        return pieces;
    }
}
