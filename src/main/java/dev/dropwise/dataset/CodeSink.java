package dev.dropwise.dataset;

import java.io.IOException;
import java.nio.IntBuffer;

/** Takes whole numbers, one a row. */
final class CodeSink {

    private final Strip strip;

    CodeSink(Strip strip) {
        this.strip = strip;
    }

    /** Appends a row. */
    void add(int code) throws IOException {
        strip.room().putInt(code);
    }

    /** All rows; nothing can be added any more. */
    IntBuffer finish() throws IOException {
        return strip.finish().get(0).asIntBuffer();
    }
}
