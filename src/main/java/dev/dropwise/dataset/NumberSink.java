package dev.dropwise.dataset;

import java.io.IOException;
import java.nio.FloatBuffer;

/** Takes the values of a column of numbers, one row after the other. */
final class NumberSink {

    private final Strip strip;

    NumberSink(Strip strip) {
        this.strip = strip;
    }

    /**
     * Appends a row.
     *
     * @param value NaN where it is missing
     */
    void add(float value) throws IOException {
        strip.room().putFloat(value);
    }

    /** All rows; nothing can be added any more. */
    FloatBuffer finish() throws IOException {
        return strip.finish().get(0).asFloatBuffer();
    }
}
