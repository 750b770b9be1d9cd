package dev.dropwise.dataset.preprocessing;

import org.jspecify.annotations.Nullable;

/** Numbers in the order of the columns. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares values
record NumberValues(double[] numbers) implements ColumnValues {

    @Override
    public @Nullable String encode(int index, ColumnEncoding column, float[] into, int at) {
        return column.encode(numbers[index], into, at);
    }

    @Override
    public boolean isMissing(int index) {
        return false;
    }

    @Override
    public @Nullable String unusual(int index, ColumnEncoding column) {
        return column.unusual(numbers[index]);
    }

    @Override
    public String pointer(int index) {
        return "/" + index;
    }
}
