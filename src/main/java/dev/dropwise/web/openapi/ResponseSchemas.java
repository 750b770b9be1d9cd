package dev.dropwise.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says of what is only ever answered, and never sent, which properties are always there and which
 * numbers may be null, as those that are not finite are. What can be sent as well says what a
 * request cannot do without.
 */
@Component
@Order
@SuppressWarnings("rawtypes") // as OpenAPI's own classes have them
class ResponseSchemas implements OpenApiCustomizer {

    private static final String REF = "#/components/schemas/";

    @Override
    public void customise(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> sent = sent(api, schemas);
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .forEach(ResponseSchemas::notNull);
        schemas.forEach(
                (name, schema) -> {
                    if (!sent.contains(name)) {
                        alwaysThere(schema);
                        nullNumbers(schema);
                    }
                    if (schema.getExtensions() != null) {
                        schema.getExtensions().remove(RecordSchemas.WRITTEN);
                    }
                });
    }

    /** What stands in a query is a text, or not there. */
    private static void notNull(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (schema != null && schema.getTypes() != null) {
            schema.getTypes().remove("null");
        }
    }

    private static void alwaysThere(Schema<?> schema) {
        Object written =
                schema.getExtensions() == null
                        ? null
                        : schema.getExtensions().get(RecordSchemas.WRITTEN);
        if (written instanceof Collection<?> names && !names.isEmpty()) {
            schema.setRequired(names.stream().map(String::valueOf).toList());
        }
    }

    private static void nullNumbers(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(ResponseSchemas::nullNumber);
        }
    }

    /** A number, or those of a list or an object, that nothing bounds. */
    private static void nullNumber(Schema<?> schema) {
        boolean isNumber = schema.getTypes() != null && schema.getTypes().contains("number");
        if (isNumber && schema.getMinimum() == null && schema.getMaximum() == null) {
            schema.addType("null");
        }
        if (schema.getItems() != null) {
            nullNumber(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            nullNumber(values);
        }
    }

    /** The names of all schemas that a body of a request is made of. */
    private static Set<String> sent(OpenAPI api, Map<String, Schema> schemas) {
        Deque<String> open = new ArrayDeque<>();
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> bodies(body.getContent()))
                .flatMap(ResponseSchemas::references)
                .forEach(open::add);
        Set<String> sent = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            if (sent.add(name) && schemas.containsKey(name)) {
                references(schemas.get(name)).forEach(open::add);
            }
        }
        return sent;
    }

    private static Stream<Schema<?>> bodies(Content content) {
        return content.values().stream()
                .<Schema<?>>map(media -> media.getSchema())
                .filter(schema -> schema != null);
    }

    /** The schemas that one refers to. */
    private static Stream<String> references(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return Stream.of(schema.get$ref().replace(REF, ""));
        }
        List<Schema<?>> parts = new ArrayList<>();
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(alternatives -> alternatives != null)
                .forEach(alternatives -> alternatives.forEach(parts::add));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        return parts.stream().flatMap(ResponseSchemas::references);
    }
}
