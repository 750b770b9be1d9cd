package dev.dropwise.dataset.column;

import java.io.IOException;

/** Takes the pixels of images, one after the other. */
public final class PixelSink {

    private final ColumnBuffer columnBuffer;
    private final int stride;

    PixelSink(ColumnBuffer columnBuffer, int stride) {
        this.columnBuffer = columnBuffer;
        this.stride = stride;
    }

    /** Appends pixels, a row or any other number of them. */
    public void add(byte[] pixels, int offset, int length) throws IOException {
        columnBuffer.put(pixels, offset, length);
    }

    /** Appends rows. */
    public void add(PixelData rows) throws IOException {
        byte[] row = new byte[stride];
        for (int i = 0; i < rows.length() / stride; i++) {
            rows.read(i, row);
            add(row, 0, stride);
        }
    }

    /** All rows; nothing can be added any more. */
    public PixelData finish() throws IOException {
        return new PixelData(columnBuffer.finish(), stride);
    }
}
