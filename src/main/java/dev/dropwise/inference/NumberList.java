package dev.dropwise.inference;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list of numbers that grows while it is read. */
final class NumberList {

    private static final int FIRST_LENGTH = 64;

    /** Up to here a float holds every whole number. */
    private static final int WHOLE = 1 << 24;

    /** From here on a float has less than 12 bits for a fraction. */
    private static final int LARGE = 1 << 12;

    private float[] values = new float[FIRST_LENGTH];
    private int count;

    /**
     * Whether a float would lose digits of a large number, which columns may tell apart by them.
     */
    static boolean rounds(JsonParser parser) {
        double value = parser.getDoubleValue();
        return Math.abs(value) >= LARGE && (float) value != value;
    }

    /** As a double first, which is what a tree would have held. */
    void add(JsonParser parser) {
        add((float) parser.getDoubleValue());
    }

    void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    float[] array() {
        return Arrays.copyOf(values, count);
    }

    ArrayNode tree() {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            tree.add(node(values[i]));
        }
        return tree;
    }

    static JsonNode node(float value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= WHOLE;
        return whole
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }
}
