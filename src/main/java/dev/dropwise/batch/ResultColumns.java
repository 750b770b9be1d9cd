package dev.dropwise.batch;

import dev.dropwise.inference.FlatFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The columns of a result, of all its rows together, and what DuckDB keeps their values as. */
final class ResultColumns {

    private static final String TEXT = "VARCHAR";
    private static final String NUMBER = "DOUBLE";
    private static final String WHOLE = "BIGINT";
    private static final String NOTHING = "";

    private final Map<String, String> types = new LinkedHashMap<>();

    void see(JsonNode row) {
        FlatFields.of(row)
                .forEach((name, value) -> types.merge(name, type(value), ResultColumns::both));
    }

    private static String type(JsonNode value) {
        if (value.isNull()) {
            return NOTHING;
        }
        if (value.isIntegralNumber()) {
            return WHOLE;
        }
        return value.isNumber() ? NUMBER : TEXT;
    }

    private static String both(String one, String other) {
        if (one.equals(other) || other.isEmpty()) {
            return one;
        }
        if (one.isEmpty()) {
            return other;
        }
        return one.equals(TEXT) || other.equals(TEXT) ? TEXT : NUMBER;
    }

    Set<String> names() {
        return types.keySet();
    }

    Map<String, String> types() {
        Map<String, String> known = new LinkedHashMap<>();
        types.forEach((name, type) -> known.put(name, type.isEmpty() ? TEXT : type));
        return known;
    }
}
