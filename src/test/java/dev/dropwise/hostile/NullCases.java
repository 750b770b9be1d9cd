package dev.dropwise.hostile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies with one null each, for every property of every schema that a body is made of. Nothing
 * else is in them but what leads there.
 */
final class NullCases {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private final List<NullCase> cases = new ArrayList<>();

    /**
     * One body.
     *
     * @param pointer where the null is
     * @param allowed whether the document says that it may be there; where it says nothing of what
     *     may be there, there is no such case
     */
    record NullCase(JsonNode body, String pointer, boolean allowed) {}

    /**
     * A schema, and where a body has it.
     *
     * @param around makes the body of what stands there
     * @param also what tells the kind of object that this is
     */
    private record Place(
            JsonNode schema, String pointer, UnaryOperator<JsonNode> around, ObjectNode also) {

        Place with(JsonNode other) {
            return new Place(other, pointer, around, also);
        }

        Place alsoWith(ObjectNode more) {
            ObjectNode all = also.deepCopy();
            all.setAll(more);
            return new Place(schema, pointer, around, all);
        }

        Place under(String name, JsonNode schema) {
            UnaryOperator<JsonNode> wrapped =
                    value -> around.apply(also.deepCopy().set(name, value));
            return new Place(schema, pointer + "/" + name, wrapped, NODES.objectNode());
        }

        Place first(JsonNode schema) {
            UnaryOperator<JsonNode> wrapped = value -> around.apply(NODES.arrayNode().add(value));
            return new Place(schema, pointer + "/0", wrapped, NODES.objectNode());
        }
    }

    private NullCases(JsonNode document) {
        this.document = document;
    }

    /** Those of a schema; of what other schemas share with it only what is not in {@code seen}. */
    static List<NullCase> of(JsonNode document, JsonNode schema, Set<String> seen) {
        NullCases all = new NullCases(document);
        all.seen.addAll(seen);
        all.open.add(new Place(schema, "", value -> value, NODES.objectNode()));
        while (!all.open.isEmpty()) {
            all.visit(all.open.remove());
        }
        seen.addAll(all.seen);
        return all.cases;
    }

    private void visit(Place place) {
        JsonNode schema = place.schema();
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asString();
            if (seen.add(reference)) {
                open.add(place.with(resolve(schema)));
            }
            return;
        }
        JsonNode kinds = schema.path("discriminator").path("mapping");
        kinds.forEachEntry(
                (name, reference) -> {
                    ObjectNode also = place.also().deepCopy();
                    also.put(schema.at("/discriminator/propertyName").asString(), name);
                    JsonNode kind = NODES.objectNode().set("$ref", reference);
                    open.add(new Place(kind, place.pointer(), place.around(), also));
                });
        if (kinds.isEmpty()) {
            for (String alternatives : List.of("oneOf", "anyOf", "allOf")) {
                schema.path(alternatives).forEach(one -> open.add(place.with(one)));
            }
        }
        visitProperties(place.alsoWith(onlyValues(schema)));
        if (schema.has("items")) {
            add(place.first(schema.path("items")));
        }
        if (schema.path("additionalProperties").isObject()) {
            add(place.under("key", schema.path("additionalProperties")));
        }
    }

    private void visitProperties(Place place) {
        place.schema()
                .path("properties")
                .forEachEntry(
                        (name, property) -> {
                            if (!place.also().has(name)) {
                                add(place.under(name, property));
                            }
                        });
    }

    /** The properties that can hold one text only: they tell the kind of an object. */
    private static ObjectNode onlyValues(JsonNode schema) {
        ObjectNode only = NODES.objectNode();
        schema.path("properties")
                .forEachEntry(
                        (name, property) -> {
                            if (property.path("enum").size() == 1) {
                                only.set(name, property.path("enum").get(0));
                            }
                        });
        return only;
    }

    private void add(Place place) {
        if (!isAnything(resolve(place.schema()))) {
            JsonNode body = place.around().apply(NODES.nullNode());
            cases.add(new NullCase(body, place.pointer(), allowsNull(place.schema())));
        }
        open.add(place);
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref")
                ? document.at(schema.path("$ref").asString().substring(1))
                : schema;
    }

    private boolean allowsNull(JsonNode unresolved) {
        JsonNode schema = resolve(unresolved);
        return schema.path("type").asString("").equals("null")
                || schema.path("type")
                        .valueStream()
                        .anyMatch(type -> type.asString().equals("null"))
                || schema.path("anyOf").valueStream().anyMatch(this::allowsNull);
    }

    private static boolean isAnything(JsonNode schema) {
        return List.of("type", "oneOf", "anyOf", "allOf", "enum").stream().noneMatch(schema::has);
    }
}
