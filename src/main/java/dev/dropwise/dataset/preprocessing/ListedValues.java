package dev.dropwise.dataset.preprocessing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values in the order of the columns. */
record ListedValues(JsonNode list) implements ColumnValues {

    @Override
    public @Nullable String encode(int index, ColumnEncoding column, float[] into, int at) {
        return column.encode(list.get(index), into, at);
    }

    @Override
    public boolean isMissing(int index) {
        return list.get(index).isNull();
    }

    @Override
    public @Nullable String unusual(int index, ColumnEncoding column) {
        return column.unusual(list.get(index));
    }

    @Override
    public String pointer(int index) {
        return "/" + index;
    }
}
