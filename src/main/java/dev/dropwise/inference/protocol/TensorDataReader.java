package dev.dropwise.inference.protocol;

import dev.dropwise.inference.NumberList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the data of a tensor, flat or nested, mostly without a tree. */
final class TensorDataReader extends StdDeserializer<TensorData> {

    TensorDataReader() {
        super(TensorData.class);
    }

    @Override
    public TensorData deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.isExpectedStartArrayToken()) {
            throw MismatchedInputException.from(
                    parser,
                    TensorData.class,
                    "expected a list, received " + context.readTree(parser));
        }
        Reading reading = new Reading(parser);
        reading.list(0);
        return reading.data();
    }

    private static final class Reading {

        private static final int UNKNOWN = -1;

        private final JsonParser parser;
        private final NumberList numberList = new NumberList();
        private final List<Integer> sizes = new ArrayList<>();
        private @Nullable List<JsonNode> values;
        private boolean booleans;
        private int depthOfValues = UNKNOWN;

        private Reading(JsonParser parser) {
            this.parser = parser;
        }

        private void list(int depth) {
            if (sizes.size() == depth) {
                sizes.add(UNKNOWN);
            }
            int size = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                size++;
                if (parser.isExpectedStartArrayToken()) {
                    require(depth != depthOfValues);
                    list(depth + 1);
                } else {
                    require(depthOfValues == UNKNOWN || depth == depthOfValues);
                    depthOfValues = depth;
                    value();
                }
            }
            require(sizes.get(depth) == UNKNOWN || sizes.get(depth) == size);
            sizes.set(depth, size);
        }

        private void require(boolean regular) {
            if (!regular) {
                throw MismatchedInputException.from(
                        parser,
                        TensorData.class,
                        "expected values at one depth in lists of equal lengths, received others");
            }
        }

        private void value() {
            JsonToken token = parser.currentToken();
            if (values == null && token.isNumeric()) {
                numberList.add(parser);
            } else if (values == null && token.isBoolean()) {
                booleans = true;
                numberList.add(token == JsonToken.VALUE_TRUE ? 1 : 0);
            } else {
                node(token);
            }
        }

        private void node(JsonToken token) {
            if (values == null) {
                values = new ArrayList<>();
                numberList.tree().forEach(values::add);
            }
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            values.add(
                    switch (token) {
                        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                                NumberList.node(parser.getDoubleValue());
                        case VALUE_STRING -> nodes.stringNode(parser.getString());
                        case VALUE_NULL -> nodes.nullNode();
                        case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
                        default ->
                                throw MismatchedInputException.from(
                                        parser,
                                        TensorData.class,
                                        "expected numbers or texts, received an object");
                    });
        }

        private TensorData data() {
            double[] all = values == null ? numberList.array() : new double[0];
            return new TensorData(all, booleans, values, List.copyOf(sizes));
        }
    }
}
