package dev.dropwise.dataset.column;

import java.io.IOException;
import java.nio.IntBuffer;

/** Takes whole numbers, one a row. */
public final class CodeSink {

    private final ColumnBuffer columnBuffer;

    CodeSink(ColumnBuffer columnBuffer) {
        this.columnBuffer = columnBuffer;
    }

    /** Appends a row. */
    public void add(int code) throws IOException {
        columnBuffer.room().putInt(code);
    }

    /** All rows; nothing can be added any more. */
    public IntBuffer finish() throws IOException {
        return columnBuffer.finish().get(0).asIntBuffer();
    }
}
