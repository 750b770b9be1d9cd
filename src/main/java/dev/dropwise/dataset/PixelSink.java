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

    /** All rows; nothing can be added any more. */
    Pixels finish() throws IOException {
        return new Pixels(strip.finish(), stride);
    }
}
