package dev.dropwise.dataset.preprocessing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Values in the order of the columns, in lists of equal lengths: the steps of a sequence.
 *
 * @param width how many each of them has
 */
record NestedValues(JsonNode lists, int width) implements ColumnValues {

    /**
     * Whether some lists are all there is, each of as many values. One is a row that was put into a
     * list.
     */
    static boolean isNested(JsonNode instance, int columns) {
        if (instance.size() < 2 || columns % instance.size() != 0) {
            return false;
        }
        int width = columns / instance.size();
        return instance.valueStream().allMatch(list -> list.isArray() && list.size() == width);
    }

    private JsonNode value(int index) {
        return lists.get(index / width).get(index % width);
    }

    @Override
    public @Nullable String encode(int index, ColumnEncoding column, float[] into, int at) {
        return column.encode(value(index), into, at);
    }

    @Override
    public boolean isMissing(int index) {
        return value(index).isNull();
    }

    @Override
    public @Nullable String unusual(int index, ColumnEncoding column) {
        return column.unusual(value(index));
    }

    @Override
    public String pointer(int index) {
        return "/" + index / width + "/" + index % width;
    }
}
