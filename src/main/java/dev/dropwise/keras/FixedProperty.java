package dev.dropwise.keras;

import tools.jackson.databind.JsonNode;

/**
 * A property of Keras alone: our layer does what one value of it asks for.
 *
 * @param value that value; null in JSON for none
 * @param refused whether another value makes another layer of it, or is noted and let go
 */
record FixedProperty(String keras, JsonNode value, boolean refused) implements PropertyMapping {

    /** Any other value is a fault. */
    static FixedProperty only(String keras, Object value) {
        return new FixedProperty(keras, json(value), true);
    }

    /** A property that has to be left out. */
    static FixedProperty none(String keras) {
        return new FixedProperty(keras, KerasObject.JSON.nullNode(), true);
    }

    /** Any other value is noted. */
    static FixedProperty usually(String keras, Object value) {
        return new FixedProperty(keras, json(value), false);
    }

    private static JsonNode json(Object value) {
        if (value instanceof Boolean truth) {
            return KerasObject.JSON.booleanNode(truth);
        }
        return value instanceof Number number
                ? KerasObject.JSON.numberNode(number.doubleValue())
                : KerasObject.JSON.stringNode(value.toString());
    }

    @Override
    public void read(ImportContext layer) {
        JsonNode received = layer.take(keras);
        if (received.isMissingNode() || KerasObject.same(received, value)) {
            return;
        }
        if (refused) {
            layer.fault(
                    keras,
                    "expected %s, which is all there is here, received %s"
                            .formatted(value, KerasObject.words(received)));
        } else {
            layer.note(
                    keras,
                    "%s does not carry over: it is %s here"
                            .formatted(KerasObject.words(received), value));
        }
    }

    /** Keras' own default, wherever it is one; what has to be left out is. */
    @Override
    public void write(ExportContext layer) {
        if (!value.isNull() && !refused) {
            layer.put(keras, value);
        }
    }
}
