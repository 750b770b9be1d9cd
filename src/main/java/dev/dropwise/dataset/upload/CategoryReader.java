package dev.dropwise.dataset.upload;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads a category as JSON rows hold it: a text, a number, or true or false. */
final class CategoryReader extends StdDeserializer<String> {

    CategoryReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode value = context.readTree(parser);
        if (!value.isValueNode()) {
            throw MismatchedInputException.from(
                    parser,
                    String.class,
                    "expected a string, a number, or true or false, received " + value);
        }
        return value.asString();
    }
}
