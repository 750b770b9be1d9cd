package dev.dropwise.dataset;

import java.io.IOException;

/** Takes the pixels of images, one after the other. */
final class PixelSink {

    private final Strip strip;
    private final int stride;

    PixelSink(Strip strip, int stride) {
        this.strip = strip;
        this.stride = stride;
    }

    /** Appends pixels, a row or any other number of them. */
    void add(byte[] pixels, int offset, int length) throws IOException {
        strip.put(pixels, offset, length);
    }

    /** Appends rows. */
    void add(Pixels rows) throws IOException {
        byte[] row = new byte[stride];
        for (int i = 0; i < rows.length() / stride; i++) {
            rows.read(i, row);
            add(row, 0, stride);
        }
    }

    /** All rows; nothing can be added any more. */
    Pixels finish() throws IOException {
        return new Pixels(strip.finish(), stride);
    }
}
