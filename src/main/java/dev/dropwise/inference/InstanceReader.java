package dev.dropwise.inference;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ArrayNode;

/** Reads a flat list of numbers without a tree; anything else becomes one. */
final class InstanceReader extends StdDeserializer<Instance> {

    private static final String EXPECTED =
            "expected an array of numbers or an object of columns, received ";

    InstanceReader() {
        super(Instance.class);
    }

    @Override
    public Instance deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            return Instance.of(context.readTree(parser));
        }
        if (!parser.isExpectedStartArrayToken()) {
            throw MismatchedInputException.from(
                    parser, Instance.class, EXPECTED + context.readTree(parser));
        }
        NumberList numberList = new NumberList();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                return Instance.of(rest(parser, context, numberList.tree()));
            }
            numberList.add(parser);
        }
        return Instance.of(numberList.array());
    }

    /** The whole list, of which some numbers have been read already. */
    private static ArrayNode rest(
            JsonParser parser, DeserializationContext context, ArrayNode list) {
        while (!parser.hasToken(JsonToken.END_ARRAY)) {
            list.add(context.readTree(parser));
            parser.nextToken();
        }
        return list;
    }

    @Override
    public Instance getNullValue(DeserializationContext context) {
        throw MismatchedInputException.from(context.getParser(), Instance.class, EXPECTED + "null");
    }
}
