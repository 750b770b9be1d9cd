package dev.dropwise.inference;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list of numbers that grows while it is read. */
public final class NumberList {

    private static final int FIRST_LENGTH = 64;

    /** Up to here a double holds every whole number. */
    private static final double MOST_WHOLE = 0x1p53;

    private double[] values = new double[FIRST_LENGTH];
    private int count;

    public void add(JsonParser parser) {
        add(parser.getDoubleValue());
    }

    public void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    public int count() {
        return count;
    }

    public double[] array() {
        return Arrays.copyOf(values, count);
    }

    public ArrayNode tree() {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            tree.add(node(values[i]));
        }
        return tree;
    }

    public static JsonNode node(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE;
        if (!whole) {
            return JsonNodeFactory.instance.numberNode(value);
        }
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode((long) value);
    }
}
