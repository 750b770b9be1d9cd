package dev.dropwise.dataset.preprocessing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Values by the names of their columns, in any order; one that is left out is missing. */
record NamedValues(JsonNode object, List<ColumnEncoding> columns) implements ColumnValues {

    @Override
    public @Nullable String encode(int index, ColumnEncoding column, float[] into, int at) {
        JsonNode value = object.get(column.name());
        if (value == null) {
            return column.takesMissing()
                    ? column.encode(NullNode.getInstance(), into, at)
                    : "missing column";
        }
        return column.encode(value, into, at);
    }

    @Override
    public boolean isMissing(int index) {
        JsonNode value = object.get(columns.get(index).name());
        return value == null || value.isNull();
    }

    @Override
    public @Nullable String unusual(int index, ColumnEncoding column) {
        return column.unusual(object.get(column.name()));
    }

    @Override
    public String pointer(int index) {
        return ReceivedValue.pointer(columns.get(index).name());
    }
}
