package dev.dropwise.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
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

    /** Appends rows, the first of these values. */
    void add(float[] values, int rows) throws IOException {
        add(FloatBuffer.wrap(values, 0, rows));
    }

    /** Appends rows. */
    void add(FloatBuffer values) throws IOException {
        int at = values.position();
        while (at < values.limit()) {
            ByteBuffer room = strip.room();
            int some = Math.min(values.limit() - at, room.remaining() / Float.BYTES);
            room.asFloatBuffer().put(values.slice(at, some));
            room.position(room.position() + some * Float.BYTES);
            at += some;
        }
    }

    /** All rows; nothing can be added any more. */
    FloatBuffer finish() throws IOException {
        return strip.finish().get(0).asFloatBuffer();
    }
}
