package dev.dropwise.dataset.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Takes the values of a column of numbers, one row after the other. */
public final class NumberSink {

    private final ColumnBuffer columnBuffer;

    NumberSink(ColumnBuffer columnBuffer) {
        this.columnBuffer = columnBuffer;
    }

    /**
     * Appends a row.
     *
     * @param value NaN where it is missing
     */
    public void add(float value) throws IOException {
        columnBuffer.room().putFloat(value);
    }

    /** Appends rows, the first of these values. */
    public void add(float[] values, int rows) throws IOException {
        add(FloatBuffer.wrap(values, 0, rows));
    }

    /** Appends rows. */
    public void add(FloatBuffer values) throws IOException {
        int at = values.position();
        while (at < values.limit()) {
            ByteBuffer room = columnBuffer.room();
            int some = Math.min(values.limit() - at, room.remaining() / Float.BYTES);
            room.asFloatBuffer().put(values.slice(at, some));
            room.position(room.position() + some * Float.BYTES);
            at += some;
        }
    }

    /** All rows; nothing can be added any more. */
    public FloatBuffer finish() throws IOException {
        return columnBuffer.finish().get(0).asFloatBuffer();
    }
}
