package dev.dropwise.dataset.column;

import java.io.IOException;
import java.nio.FloatBuffer;

/** Takes the values of a column of numbers, one row after the other. */
public final class NumberSink {

    private final ColumnStore store;
    private final ColumnBuffer columnBuffer;
    private final LowDigits digits;
    private int rows;

    NumberSink(ColumnStore store, ColumnBuffer columnBuffer) {
        this.store = store;
        this.columnBuffer = columnBuffer;
        digits = new LowDigits(store);
    }

    /**
     * Appends a row.
     *
     * @param value NaN where it is missing
     */
    public void add(double value) throws IOException {
        float rounded = (float) value;
        columnBuffer.room().putFloat(rounded);
        digits.add(value, rounded);
        rows++;
    }

    /** Appends rows, the first of these values. */
    public void add(double[] values, int count) throws IOException {
        columnBuffer.putFloats(values, count);
        digits.add(values, count);
        rows += count;
    }

    /** Appends the rows of another, to which nothing can be added any more. */
    public void add(NumberSink later) throws IOException {
        columnBuffer.put(later.columnBuffer.finish());
        digits.add(later.digits, later.rows);
        rows += later.rows;
    }

    /** Whether {@link #column} has fewer digits than what was added. */
    public boolean losesDigits() {
        return digits.areLost();
    }

    /** All rows, rounded to float32; nothing can be added any more. */
    public FloatBuffer finish() throws IOException {
        return columnBuffer.finish().get(0).asFloatBuffer();
    }

    /** All rows with the digits that there is room for; nothing can be added any more. */
    public NumberColumn column(String name) throws IOException {
        FloatBuffer rounded = finish();
        if (!digits.areUseful()) {
            return new NumberColumn(name, rounded);
        }
        double origin = digits.origin();
        FloatBuffer left = digits.finish();
        ColumnBuffer distances = store.spare();
        ColumnBuffer rests = store.spare();
        boolean areLeft = false;
        for (int row = 0; row < rows; row++) {
            float value = rounded.get(row);
            double distance = value - origin + digits.of(value, left.get(row));
            float rest = (float) (distance - (float) distance);
            areLeft |= rest != 0 && !Float.isNaN(rest);
            distances.room().putFloat((float) distance);
            rests.room().putFloat(rest);
        }
        FloatBuffer values = distances.finish().get(0).asFloatBuffer();
        return areLeft
                ? new NumberColumn(name, values, origin, rests.finish().get(0).asFloatBuffer())
                : new NumberColumn(name, values, origin);
    }
}
