package dev.dropwise.hostile;

import dev.dropwise.web.DropwiseJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON that a schema of an OpenAPI document allows, or nearly so. */
final class RandomJson {

    private static final JsonMapper MAPPER = DropwiseJson.mapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 7;

    private static final List<String> ODD_TEXTS =
            List.of(
                    "",
                    " ",
                    "iris",
                    "x",
                    "-1",
                    "null",
                    "a/b",
                    "../..",
                    "%00",
                    "\u0000",
                    "\ud83d",
                    "ß\u202e",
                    "{{7*7}}",
                    "=1+1",
                    "1e999",
                    "0198c0de-7a3b-7000-8000-000000000001",
                    "x".repeat(300));
    private static final List<Number> ODD_NUMBERS =
            List.of(
                    0,
                    -1,
                    1,
                    2,
                    100,
                    1_000_000,
                    Integer.MAX_VALUE,
                    Integer.MIN_VALUE,
                    Long.MAX_VALUE,
                    0.5,
                    -0.5,
                    1e-300,
                    1e300,
                    1.5);

    private final JsonNode document;
    private final Random random;
    private final double oddness;

    /**
     * @param oddness how often a value is another than the schema asks for
     */
    RandomJson(JsonNode document, Random random, double oddness) {
        this.document = document;
        this.random = random;
        this.oddness = oddness;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode unresolved, int depth) {
        JsonNode schema = resolve(unresolved);
        if (random.nextDouble() < oddness) {
            return odd(depth);
        }
        if (depth > DEEPEST) {
            return NODES.nullNode();
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.path(choice).size() > 0) {
                return of(any(schema.path(choice).valueStream().toList()), depth + 1);
            }
        }
        if (schema.path("allOf").size() > 0) {
            return allOf(schema.path("allOf"), depth);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.path("enum").size() > 0) {
            return any(schema.path("enum").valueStream().toList());
        }
        if (schema.has("example") && random.nextInt(3) > 0) {
            return mutated(schema.path("example"));
        }
        return ofType(type(schema), schema, depth);
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            String pointer = found.path("$ref").asString();
            found = document.at(pointer.substring(pointer.indexOf('#') + 1));
        }
        return found;
    }

    private JsonNode allOf(JsonNode parts, int depth) {
        ObjectNode all = NODES.objectNode();
        for (JsonNode part : parts) {
            if (of(part, depth + 1) instanceof ObjectNode some) {
                all.setAll(some);
            }
        }
        return all;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return any(type.valueStream().toList()).asString();
        }
        return type.asString(schema.has("properties") ? "object" : "any");
    }

    private JsonNode ofType(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" ->
                    NODES.stringNode(
                            random.nextBoolean() ? "text" + random.nextInt(9) : any(ODD_TEXTS));
            case "integer" -> NODES.numberNode(schema.path("minimum").asInt(1) + random.nextInt(5));
            case "number" -> NODES.numberNode(random.nextDouble());
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> odd(depth);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean isRequired = required.contains(property.getKey());
            if (isRequired ? random.nextDouble() > oddness : random.nextInt(4) == 0) {
                object.set(property.getKey(), of(property.getValue(), depth + 1));
            }
        }
        if (random.nextDouble() < oddness) {
            object.set(any(ODD_TEXTS), odd(depth + 1));
        }
        if (schema.path("additionalProperties").isObject()) {
            object.set(
                    "key" + random.nextInt(3), of(schema.path("additionalProperties"), depth + 1));
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.add(of(schema.path("items"), depth + 1));
        }
        return array;
    }

    /** An example with a value changed, now and then. */
    private JsonNode mutated(JsonNode example) {
        JsonNode parsed = example.isString() ? parsed(example) : example.deepCopy();
        if (random.nextInt(3) > 0 || !parsed.isContainer() || parsed.isEmpty()) {
            return parsed;
        }
        List<JsonNode> containers = new ArrayList<>();
        collect(parsed, containers);
        JsonNode place = any(containers);
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            object.set(any(List.copyOf(object.propertyNames())), odd(0));
        } else if (place instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), odd(0));
        }
        return parsed;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode parsed(JsonNode text) {
        String json = text.asString().strip();
        return json.startsWith("{") || json.startsWith("[") ? MAPPER.readTree(json) : text;
    }

    private JsonNode odd(int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.stringNode(any(ODD_TEXTS));
            case 3 -> MAPPER.valueToTree(any(ODD_NUMBERS));
            case 4 -> NODES.objectNode();
            case 5 -> NODES.arrayNode().add(odd(depth + 1)).add(odd(depth + 1));
            default -> NODES.objectNode().set(any(ODD_TEXTS), odd(depth + 1));
        };
    }

    String oddText() {
        return any(ODD_TEXTS);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
